// The decision map as a list: superiors first, those below indented; a touch changes part and attitude.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Person, useDealHead, useDecisionMap, useGateVerbs } from "@/api/gates";
import { forest, type Node } from "@/domain/forest";
import { AskEntry, PersonEntry } from "@/mobile/deals/Mends";
import { Sheet } from "@/mobile/record/Sheet";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const TONE = { "2": "yd-gain", "1": "yd-gain", "0": "yd-muted", "-1": "yd-risk", "-2": "yd-risk" } as const;
const flat = (nodes: readonly Node<Person>[], depth = 0): { person: Person; depth: number }[] =>
  nodes.flatMap((one) => [{ person: one.item, depth }, ...flat(one.below, depth + 1)]);

export function DealMap({ id }: { id: number }) {
  const { t } = useTranslation("gates");
  const map = useDecisionMap(id);
  const { data: head } = useDealHead(id);
  const [asked, setAsked] = useState<Person | "new" | "help" | null>(null);
  const { removePerson } = useGateVerbs(id);
  if (map.isError) return <PageError compact error={map.error} onRetry={() => void map.refetch()} />;
  if (map.isPending) return <Loading rows={3} />;
  const { people } = map.data;
  const on = people.filter((one) => one.on_map);
  const close = () => setAsked(null);
  const remove = (person: Person) =>
    removePerson.mutate(person.id, {
      onSuccess: close,
      onError: (error) => void Toast.show({ content: asApiError(error).message, duration: 4000 }),
    });
  return (
    <>
      {on.length === 0 && <EmptyState compact title={t("noPeople")} hint={t("noPeopleHint")} />}
      {on.length > 0 && !on.some((one) => one.role === "decision_maker") && (
        <p className="yd-risk">{t("missingBoss")}</p>
      )}
      {on.length > 0 && (
        <ul className="ph-rows">
          {flat(forest(people, (one) => one.superior_id)).map(({ person, depth }) => {
            const feeling = person.attitude === null ? "unknown" : (String(person.attitude) as keyof typeof TONE);
            return (
              <li key={person.id} style={{ paddingLeft: Math.min(depth, 4) * 16 }}>
                <button type="button" className="ph-row" disabled={!head?.can_edit} onClick={() => setAsked(person)}>
                  <span>
                    <strong>{person.label}</strong>
                    <small>
                      {[person.title, person.on_map ? t(`part.${person.role || "none"}`) : t("notOnMap")]
                        .filter(Boolean)
                        .join(" · ")}
                    </small>
                  </span>
                  {person.on_map && (
                    <small className={feeling === "unknown" ? "yd-faint" : TONE[feeling]}>
                      {t(`attitude.${feeling}`)}
                    </small>
                  )}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div className="ph-verbs">
        {head?.can_edit && head.customer && (
          <Button size="small" onClick={() => setAsked("new")}>
            {t("addPerson")}
          </Button>
        )}
        {head?.status === "open" && (
          <Button size="small" onClick={() => setAsked("help")}>
            {t("ask")}
          </Button>
        )}
      </div>
      <Sheet open={asked !== null} onClose={close}>
        {asked === "help" && <AskEntry deal={id} onDone={close} />}
        {asked === "new" && <PersonEntry deal={id} start="" onDone={close} />}
        {asked !== null && typeof asked === "object" && (
          <>
            <h2 className="ph-sheet-title">{asked.label}</h2>
            <PersonEntry deal={id} start={asked.role} contact={asked.id} onDone={close} />
            {asked.on_map && (
              <div className="ph-sheet">
                <Button block loading={removePerson.isPending} onClick={() => remove(asked)}>
                  {t("remove")}
                </Button>
              </div>
            )}
          </>
        )}
      </Sheet>
    </>
  );
}
