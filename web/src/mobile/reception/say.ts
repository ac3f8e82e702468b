// Says what went wrong.
import { Toast } from "antd-mobile";
import { firstOf } from "@/api/reception";

export const say = (error: unknown) => Toast.show({ content: firstOf(error), duration: 4000 });
