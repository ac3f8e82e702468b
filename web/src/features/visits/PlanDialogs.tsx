// Plans: made by hand, proposed by cycles, put off, cancelled, given to somebody else.
import { App, Checkbox, Input, Modal, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import type { Ref } from "@/api/resource";
import { type Outcome, type PlanLine, useProposal, useVisitAct } from "@/api/visits";
import { addDays, formatDay, today } from "@/domain/dates";
import { RefPicker } from "@/ui/field/RefPicker";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const PURPOSES = ["order", "collect", "develop", "serve", "explain"] as const;
type Purpose = (typeof PURPOSES)[number];
interface Closing {
  onClose: () => void;
}

/** Says what came of it: how many, and which stayed as they were. */
function usePlans(path: string, done: "made" | "changed", onClose: () => void) {
  const { t } = useTranslation("visitDesk");
  const { message } = App.useApp();
  const act = useVisitAct((body: object) => api.post<Outcome>(path, body));
  const run = (body: object) =>
    act.mutate(body, {
      onSuccess: (outcome) => {
        if (outcome.done) void message.success(t(done, { count: outcome.done }));
        for (const one of outcome.left) void message.warning(t("stayed", { name: one.name, message: one.message }), 8);
        onClose();
      },
      onError: (error) => void message.error(asApiError(error).message, 6),
    });
  return { run, busy: act.isPending };
}

function Dialog(
  props: { title: string; ready: boolean; busy: boolean; onOk: () => void; children: ReactNode } & Closing,
) {
  const { t: tc } = useTranslation();
  return (
    <Modal
      open
      title={props.title}
      okText={props.title}
      cancelText={tc("cancel")}
      okButtonProps={{ disabled: !props.ready, loading: props.busy }}
      onCancel={props.onClose}
      onOk={props.onOk}
    >
      <div className="yd-stack">{props.children}</div>
    </Modal>
  );
}

export function NewPlan({ member, day, onClose }: { member: number | null; day: string } & Closing) {
  const { t } = useTranslation("visitDesk");
  const [customer, setCustomer] = useState<Ref | null>(null);
  const [on, setOn] = useState(day < today() ? today() : day);
  const [time, setTime] = useState("");
  const [purpose, setPurpose] = useState<Purpose>("serve");
  const { run, busy } = usePlans("/visits/plans", "made", onClose);
  return (
    <Dialog
      title={t("plan")}
      ready={customer !== null && on !== ""}
      busy={busy}
      onClose={onClose}
      onOk={() =>
        run({ member_id: member, plans: [{ customer_id: customer?.id, day: on, time: time || null, purpose }] })
      }
    >
      <RefPicker resource="customer" value={customer} onChange={setCustomer} aria-label={t("customer")} />
      <Input type="date" aria-label={t("day")} min={today()} value={on} onChange={(e) => setOn(e.target.value)} />
      <Input type="time" aria-label={t("time")} value={time} onChange={(e) => setTime(e.target.value)} />
      <Select<Purpose>
        aria-label={t("purposeLabel")}
        value={purpose}
        onChange={setPurpose}
        options={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
      />
    </Dialog>
  );
}

export function DelayPlan({ plan, onClose }: { plan: PlanLine } & Closing) {
  const { t } = useTranslation("visitDesk");
  const [day, setDay] = useState(addDays(plan.day < today() ? today() : plan.day, 1));
  const [reason, setReason] = useState("");
  const { run, busy } = usePlans("/visits/plans/delay", "changed", onClose);
  return (
    <Dialog
      title={t("delay")}
      ready={reason.trim() !== "" && day !== ""}
      busy={busy}
      onClose={onClose}
      onOk={() => run({ ids: [plan.id], day, reason })}
    >
      <p>{plan.customer}</p>
      <Input type="date" aria-label={t("day")} min={today()} value={day} onChange={(e) => setDay(e.target.value)} />
      <Why value={reason} onChange={setReason} />
    </Dialog>
  );
}

export function CancelPlan({ plan, onClose }: { plan: PlanLine } & Closing) {
  const { t } = useTranslation("visitDesk");
  const [reason, setReason] = useState("");
  const { run, busy } = usePlans("/visits/plans/cancel", "changed", onClose);
  return (
    <Dialog
      title={t("cancel")}
      ready={reason.trim() !== ""}
      busy={busy}
      onClose={onClose}
      onOk={() => run({ ids: [plan.id], reason })}
    >
      <p>{plan.customer}</p>
      <Why value={reason} onChange={setReason} />
    </Dialog>
  );
}

export function AssignPlan({ plan, onClose }: { plan: PlanLine } & Closing) {
  const { t } = useTranslation("visitDesk");
  const [member, setMember] = useState<Ref | null>(null);
  const { run, busy } = usePlans("/visits/plans/assign", "changed", onClose);
  return (
    <Dialog
      title={t("assign")}
      ready={member !== null}
      busy={busy}
      onClose={onClose}
      onOk={() => run({ ids: [plan.id], member_id: member?.id })}
    >
      <p>{plan.customer}</p>
      <RefPicker resource="member" value={member} onChange={setMember} aria-label={t("whose")} />
    </Dialog>
  );
}

function Why({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation("visitDesk");
  return (
    <>
      <Input
        aria-label={t("why")}
        placeholder={t("why")}
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="yd-faint">{t("whyNote")}</p>
    </>
  );
}

export function ProposePlans(props: { member: number | null; first: string; last: string } & Closing) {
  const { t } = useTranslation("visitDesk");
  const { t: tc } = useTranslation();
  const { language } = useLanguage();
  const found = useProposal(props.first, props.last, props.member);
  const [left, setLeft] = useState<readonly string[]>([]);
  const { run, busy } = usePlans("/visits/plans", "made", props.onClose);
  const visits = found.data?.visits ?? [];
  const key = (one: (typeof visits)[number]) => `${one.customer_id}/${one.day}`;
  const taken = visits.filter((one) => !left.includes(key(one)));
  const dates = { first: formatDay(props.first, language), last: formatDay(props.last, language) };
  return (
    <Modal
      open
      width={640}
      title={t("propose")}
      okText={t("take", { count: taken.length })}
      cancelText={tc("cancel")}
      okButtonProps={{ disabled: taken.length === 0, loading: busy }}
      onCancel={props.onClose}
      onOk={() =>
        run({
          member_id: props.member,
          plans: taken.map(({ customer_id, day, source }) => ({ customer_id, day, source })),
        })
      }
    >
      {found.isError && <PageError compact error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={6} />}
      {found.data && (
        <>
          <p className="yd-faint">{t("proposeNote", { ...dates, count: found.data.per_day })}</p>
          {visits.length === 0 && <p>{t("proposeNone")}</p>}
          <ul className="yd-visit-proposed">
            {visits.map((one) => (
              <li key={key(one)}>
                <Checkbox
                  checked={!left.includes(key(one))}
                  onChange={(event) =>
                    setLeft(event.target.checked ? left.filter((had) => had !== key(one)) : [...left, key(one)])
                  }
                >
                  {formatDay(one.day, language)} · {one.name} {one.grade}{" "}
                  <span className="yd-faint">{t(`source.${one.source}`)}</span>
                </Checkbox>
              </li>
            ))}
          </ul>
          {found.data.left.length > 0 && (
            <p className="yd-risk">{t("left", { names: found.data.left.slice(0, 20).join("、") })}</p>
          )}
        </>
      )}
    </Modal>
  );
}
