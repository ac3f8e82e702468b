// The decision map: the customer's people by whom they report to, each with part and attitude.
import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Person, useDecisionMap, useGateVerbs } from "@/api/gates";
import type { Ref } from "@/api/resource";
import { forest, type Node } from "@/domain/forest";
import { PersonForm } from "@/features/deals/gates/PersonForm";
import { useCreate } from "@/ui/record/create";
import { useOpenRecord } from "@/ui/record/open";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/gates.css";

export function MapTab({ id, customer, canEdit }: { id: number; customer: Ref | null; canEdit: boolean }) {
  const { t } = useTranslation("gates");
  const create = useCreate();
  const map = useDecisionMap(id);
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<Person | null>(null);
  if (!customer) return <EmptyState compact title={t("noCustomer")} />;
  if (map.isError) return <PageError compact error={map.error} onRetry={() => void map.refetch()} />;
  if (map.isPending) return <Loading rows={4} />;
  const { people } = map.data;
  const on = people.filter((one) => one.on_map);
  return (
    <>
      {canEdit && (
        <div className="yd-inline">
          {adding ? (
            <PersonForm deal={id} onDone={() => setAdding(false)} />
          ) : (
            <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {t("addPerson")}
            </Button>
          )}
          <Button type="text" onClick={() => create("contact", { customer }, () => void map.refetch())}>
            {t("newContact")}
          </Button>
        </div>
      )}
      {on.length > 0 && !on.some((one) => one.role === "decision_maker") && (
        <p className="yd-risk">{t("missingBoss")}</p>
      )}
      {on.length === 0 ? (
        <EmptyState compact title={t("noPeople")} hint={canEdit ? t("noPeopleHint") : undefined} />
      ) : (
        <div className="yd-x-scroll">
          <ul className="yd-map" aria-label={t("tabMap")}>
            {forest(people, (one) => one.superior_id).map((node) => (
              <Branch key={node.item.id} node={node} onPick={canEdit ? setEditing : null} />
            ))}
          </ul>
        </div>
      )}
      {editing && <EditPerson deal={id} person={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function Branch({ node, onPick }: { node: Node<Person>; onPick: ((person: Person) => void) | null }) {
  return (
    <li>
      <PersonCard person={node.item} onPick={onPick} />
      {node.below.length > 0 && (
        <ul>
          {node.below.map((one) => (
            <Branch key={one.item.id} node={one} onPick={onPick} />
          ))}
        </ul>
      )}
    </li>
  );
}

function PersonCard({ person, onPick }: { person: Person; onPick: ((person: Person) => void) | null }) {
  const { t } = useTranslation("gates");
  const { link } = useOpenRecord();
  const feeling = person.attitude === null ? "unknown" : (String(person.attitude) as "0");
  const days = person.days_since_touch;
  return (
    <article className={`yd-map-card ${person.on_map ? `yd-map-${feeling}` : "yd-map-off"}`}>
      <header>
        {person.opens ? <a {...link("contact", person.id)}>{person.label}</a> : <b>{person.label}</b>}
        <small className="yd-faint">{person.title}</small>
      </header>
      {person.on_map ? (
        <>
          <div>
            <b>{t(`part.${person.role || "none"}`)}</b> · {t(`attitude.${feeling}`)}
          </div>
          <small className={days === null || days > 30 ? "yd-risk" : "yd-faint"}>
            {days === null ? t("neverTouched") : days === 0 ? t("touchedToday") : t("touched", { count: days })}
          </small>
          {person.note && <small className="yd-muted">{person.note}</small>}
        </>
      ) : (
        <small className="yd-faint">{t("notOnMap")}</small>
      )}
      {onPick && (
        <Button size="small" type="link" onClick={() => onPick(person)}>
          {t(person.on_map ? "editPerson" : "addPerson")}
        </Button>
      )}
    </article>
  );
}

function EditPerson({ deal, person, onClose }: { deal: number; person: Person; onClose: () => void }) {
  const { t } = useTranslation("gates");
  const { message } = App.useApp();
  const { removePerson } = useGateVerbs(deal);
  return (
    <Modal open title={person.label} onCancel={onClose} footer={null}>
      <PersonForm deal={deal} person={person} onDone={onClose} />
      {person.on_map && (
        <p>
          <Button
            size="small"
            danger
            loading={removePerson.isPending}
            onClick={() =>
              removePerson.mutate(person.id, {
                onSuccess: onClose,
                onError: (error) => void message.error(asApiError(error).message),
              })
            }
          >
            {t("remove")}
          </Button>
        </p>
      )}
    </Modal>
  );
}
