// Plans: made by hand, proposed by cycles.
import { Checkbox, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ref } from "@/api/resource";
import { useProposal } from "@/api/visits";
import { formatDay, today } from "@/domain/dates";
import { RefPicker } from "@/ui/field/RefPicker";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { type Closing, DayItem, PlanDialog, type Purpose, PurposeItem, usePlans } from "@/ui/visit/PlanDialog";

export function NewPlan({ member, day, onClose }: { member: number | null; day: string } & Closing) {
  const { t } = useTranslation("visitDesk");
  const [customer, setCustomer] = useState<Ref | null>(null);
  const [on, setOn] = useState(day < today() ? today() : day);
  const [time, setTime] = useState("");
  const [purpose, setPurpose] = useState<Purpose>("serve");
  const { run, busy } = usePlans("/visits/plans", "made", onClose);
  return (
    <PlanDialog
      title={t("plan")}
      ready={customer !== null && on !== ""}
      busy={busy}
      onClose={onClose}
      onOk={() =>
        run({ member_id: member, plans: [{ customer_id: customer?.id, day: on, time: time || null, purpose }] })
      }
    >
      <Form.Item label={t("customer")} htmlFor="plan-customer">
        <RefPicker id="plan-customer" resource="customer" value={customer} onChange={setCustomer} />
      </Form.Item>
      <DayItem id="plan-day" value={on} onChange={setOn} />
      <Form.Item label={t("time")} htmlFor="plan-time">
        <Input id="plan-time" type="time" value={time} onChange={(event) => setTime(event.target.value)} />
      </Form.Item>
      <PurposeItem id="plan-purpose" value={purpose} onChange={setPurpose} />
    </PlanDialog>
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
