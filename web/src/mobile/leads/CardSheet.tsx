// A business card by the camera: the picture above what was read from it; a thumb corrects and saves.
import { Button, Toast } from "antd-mobile";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CARD_FIELDS, useCard, useCardVerbs } from "@/api/cards";
import { asApiError } from "@/api/errors";
import { useSpec } from "@/api/records";
import type { DuplicateCandidate } from "@/api/resource";
import { FieldEntry } from "@/mobile/record/FieldEntry";
import { useGo } from "@/ui/nav";
import { TwinList } from "@/ui/record/DuplicateHint";

const SURE = 0.7;

export function CardSheet({ id, onDone }: { id: number; onDone: () => void }) {
  const { t } = useTranslation("leads");
  const { t: tl } = useTranslation("phoneLeads");
  const { t: tc } = useTranslation();
  const go = useGo();
  const spec = useSpec("lead");
  const card = useCard(id);
  const { save } = useCardVerbs();
  const [values, setValues] = useState<Record<string, string>>({});
  const [twins, setTwins] = useState<DuplicateCandidate[]>([]);
  const [problem, setProblem] = useState("");
  const fields = card.data?.fields;
  useEffect(() => {
    if (fields) setValues(Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one.value])));
  }, [fields]);
  const store = () => {
    setProblem("");
    save.mutate(
      {
        id,
        values: Object.fromEntries(Object.entries(values).filter(([, one]) => one.trim() !== "")),
        confirm: twins.length > 0,
      },
      {
        onSuccess: (lead) => {
          Toast.show({ icon: "success", content: tl("saved") });
          onDone();
          go(`/m/leads/${lead.id}`);
        },
        onError: (error) => {
          const told = asApiError(error);
          if (told.code === "duplicate_suspected") setTwins((told.params.candidates as DuplicateCandidate[]) ?? []);
          else setProblem(Object.values(told.fields).flat()[0]?.message ?? (told.message || tc("error.network")));
        },
      },
    );
  };
  const waiting = !card.data || card.data.state === "waiting";
  return (
    <form
      className="ph-sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        store();
      }}
    >
      {card.data && (
        <img
          src={card.data.url}
          alt={t("card.title")}
          style={{ width: "100%", maxHeight: 220, objectFit: "contain" }}
        />
      )}
      <small className="yd-faint" role="status">
        {waiting ? t("card.reading") : t(card.data?.state === "failed" ? "card.failed" : "card.check")}
      </small>
      {!waiting &&
        CARD_FIELDS.map((name) => {
          const field = spec.data?.fields.find((one) => one.name === name);
          if (!field) return null;
          const read = fields?.[name];
          const unsure = read !== undefined && read.confidence < SURE && values[name] === read.value;
          return (
            <FieldEntry
              key={name}
              field={field}
              value={values[name] ?? ""}
              problem={unsure ? t("card.unsure") : undefined}
              onChange={(value) => {
                setTwins([]);
                setValues((known) => ({ ...known, [name]: String(value ?? "") }));
              }}
            />
          );
        })}
      {problem && (
        <p className="ph-alert" role="alert">
          {problem}
        </p>
      )}
      {twins.length > 0 && (
        <div className="ph-alert" role="alert">
          <strong>{tl("sameTitle")}</strong>
          <TwinList items={twins} />
        </div>
      )}
      <Button block color="primary" size="large" type="submit" loading={save.isPending} disabled={waiting}>
        {twins.length > 0 ? tl("saveAnyway") : t("card.save")}
      </Button>
    </form>
  );
}
