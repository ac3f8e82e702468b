// How calendars (date pickers) name days and months; loaded beside the first page, not before it.
import "dayjs/locale/zh-cn";
import dayjs from "dayjs";

export const speakDays = (language: "zh-CN" | "en") => {
  dayjs.locale(language === "en" ? "en" : "zh-cn");
};
