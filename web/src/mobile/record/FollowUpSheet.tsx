// What was just said, in four touches. The text is kept on the phone until the server has it: nothing typed is lost.
import { useMutation } from "@tanstack/react-query";
import { Button, Toast } from "antd-mobile";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, newKey } from "@/api/client";
import { asApiError } from "@/api/errors";
import { useRenew, useSpec } from "@/api/records";
import { addDays, momentOf, today } from "@/domain/dates";
import { useLanguage } from "@/ui/language";

const NEXT = { none: null, tomorrow: 1, days3: 3, week: 7, month: 30 } as const;
type Next = keyof typeof NEXT | "pick";
/** Planned contacts without an hour are for nine in the morning, company time. */
const HOUR = "09:00";

export interface FollowUpSheetProps {
  /** "/customers/5", "/leads/7" or "/deals/9": where the follow-up is posted. */
  path: string;
  onDone: () => void;
  /** The method chosen at first. */
  start?: string;
}

export function FollowUpSheet({ path, onDone, start = "call" }: FollowUpSheetProps) {
  const { t } = useTranslation("phone");
  const { t: tc } = useTranslation();
  const { label } = useLanguage();
  const spec = useSpec("followup");
  const renew = useRenew();
  const draftKey = `yd.draft.followup${path}`;
  const [text, setText] = useState(() => localStorage.getItem(draftKey) ?? "");
  const [restored] = useState(text !== "");
  const [method, setMethod] = useState(start);
  const [next, setNext] = useState<Next>("none");
  const [day, setDay] = useState(addDays(today(), 1));
  const key = useRef(newKey());
  useEffect(() => {
    if (text) localStorage.setItem(draftKey, text);
    else localStorage.removeItem(draftKey);
    key.current = newKey();
  }, [draftKey, text]);
  const send = useMutation({
    mutationFn: () => {
      const on = next === "pick" ? day : NEXT[next] === null ? null : addDays(today(), NEXT[next] ?? 1);
      return api.post(
        `${path}/followups`,
        { text: text.trim(), method, next_contact_at: on ? momentOf(`${on} ${HOUR}`) : null },
        { idempotencyKey: key.current },
      );
    },
    onSuccess: async () => {
      localStorage.removeItem(draftKey);
      Toast.show({ icon: "success", content: t("followup.saved") });
      onDone();
      await renew("customer", "lead", "deal", "followup");
    },
  });
  const methods = spec.data?.fields.find((field) => field.name === "method")?.choices ?? [];
  return (
    <form
      className="ph-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) send.mutate();
      }}
    >
      {restored && (
        <small className="yd-faint" role="status">
          {t("followup.draft")}
        </small>
      )}
      {send.isError && (
        <p className="ph-alert" role="alert">
          {asApiError(send.error).message || tc("error.network")}
        </p>
      )}
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the sheet was opened to write
        autoFocus
        aria-label={t("followup.text")}
        placeholder={t("followup.text")}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <fieldset>
        <legend className="yd-faint">{t("followup.method")}</legend>
        <div className="ph-chips">
          {methods.map((one) => (
            <button
              key={one.value}
              type="button"
              aria-pressed={method === one.value}
              onClick={() => setMethod(one.value)}
            >
              {label(one.label)}
            </button>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="yd-faint">{t("followup.next")}</legend>
        <div className="ph-chips">
          {([...Object.keys(NEXT), "pick"] as Next[]).map((one) => (
            <button key={one} type="button" aria-pressed={next === one} onClick={() => setNext(one)}>
              {t(`followup.${one}`)}
            </button>
          ))}
        </div>
        {next === "pick" && (
          <input
            type="date"
            aria-label={t("followup.next")}
            min={today()}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        )}
      </fieldset>
      <Button block color="primary" size="large" type="submit" loading={send.isPending} disabled={!text.trim()}>
        {t("followup.save")}
      </Button>
    </form>
  );
}
