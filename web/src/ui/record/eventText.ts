// A timeline item in words: the server's text when it has one, else our sentence for its verb.
import { useTranslation } from "react-i18next";
import type { TimelineItem } from "@/api/resource";
import { formatExact, toFen } from "@/domain/money";

export function useEventText() {
  const { t, i18n } = useTranslation("event");
  return (item: TimelineItem): string => {
    if (item.text) return item.text;
    const params = item.params ?? {};
    if (typeof params.text === "string" && params.text) return params.text;
    const verb = item.verb ?? "";
    if (!i18n.exists(`event:${verb}`)) return t("other");
    const fen = typeof params.amount === "string" ? toFen(params.amount) : null;
    const more = [params.competitor, params.note]
      .filter((one) => typeof one === "string" && one !== "")
      .join(i18n.language === "en" ? ", " : "，");
    const words = {
      ...params,
      amount: fen === null ? "" : formatExact(fen),
      more: more ? (i18n.language === "en" ? ` – ${more}` : `：${more}`) : "",
    };
    // Verbs come from the server, so their keys cannot be typed; that each has its text is checked just above.
    const say = t as unknown as (key: string, words: Record<string, unknown>) => string;
    return say(verb, words);
  };
}
