// Who works on the deal: role, may edit, until when, share in the success – and whose help was asked for.
import { App, Button, Checkbox, DatePicker, InputNumber, Select, Space } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useDealRequests } from "@/api/gates";
import type { Ref } from "@/api/resource";
import { evenShares, totalPercent } from "@/domain/shares";
import { AskForm, TEAM_ROLES } from "@/features/deals/gates/AskForm";
import { RequestLine } from "@/features/deals/gates/RequestLine";
import { type TeamMember, useTeam, useTeamChange } from "@/features/deals/queries";
import { RefPicker } from "@/ui/field/RefPicker";
import { Tag } from "@/ui/figure/Tag";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import "@/styles/gates.css";

export function TeamTab({ id, canEdit, open }: { id: number; canEdit: boolean; open: boolean }) {
  const { t } = useTranslation("deals");
  const { t: tg } = useTranslation("gates");
  const { message } = App.useApp();
  const team = useTeam(id);
  const requests = useDealRequests(id);
  const { remove } = useTeamChange(id);
  const [asking, setAsking] = useState(false);
  const [splitting, setSplitting] = useState(false);
  if (team.isError) return <PageError compact error={team.error} onRetry={() => void team.refetch()} />;
  if (team.isPending) return <Loading rows={3} />;
  const { items } = team.data;
  return (
    <>
      {canEdit && <AddMember id={id} />}
      {items.every((one) => one.role === "owner") && <EmptyState compact title={t("noTeam")} hint={t("noTeamHint")} />}
      {items.map((one) => (
        <div key={`${one.role}:${one.member.id}`} className="yd-outcome">
          <b>{one.member.label}</b>
          <Tag color="accent">{one.role === "owner" ? tg("owner") : t(`role.${one.role}`)}</Tag>
          <span className="yd-num" title={tg("credit")}>
            {one.credit}%
          </span>
          {one.role !== "owner" && one.can_edit && <Tag color="mark">{t("mayEdit")}</Tag>}
          {one.until && (
            <span className={one.expired ? "yd-risk" : "yd-faint"}>
              {t(one.expired ? "expired" : "until", { day: one.until })}
            </span>
          )}
          {canEdit && one.role !== "owner" && (
            <Button
              size="small"
              onClick={() =>
                remove.mutate(one.member.id, { onError: (error) => void message.error(asApiError(error).message) })
              }
            >
              {t("removeMember")}
            </Button>
          )}
        </div>
      ))}
      {canEdit && items.length > 1 && items.some((one) => one.role === "owner") && !splitting && (
        <Button onClick={() => setSplitting(true)}>{tg("creditEdit")}</Button>
      )}
      {splitting && <Split id={id} items={items} onDone={() => setSplitting(false)} />}
      <h3 className="yd-h3">{tg("requests")}</h3>
      {open &&
        (asking ? (
          <AskForm deal={id} onDone={() => setAsking(false)} />
        ) : (
          <Button onClick={() => setAsking(true)}>{tg("ask")}</Button>
        ))}
      {requests.isError && <PageError compact error={requests.error} onRetry={() => void requests.refetch()} />}
      {requests.data?.items.map((one) => (
        <RequestLine key={one.id} request={one} inDeal />
      ))}
    </>
  );
}

function Split({ id, items, onDone }: { id: number; items: readonly TeamMember[]; onDone: () => void }) {
  const { t } = useTranslation("gates");
  const { message } = App.useApp();
  const { split } = useTeamChange(id);
  const ids = [...new Set(items.map((one) => one.member.id))];
  const [shares, setShares] = useState<Record<number, string>>(() =>
    Object.fromEntries([...items].reverse().map((one) => [one.member.id, one.credit])),
  );
  const total = totalPercent(Object.values(shares));
  const whole = total === "100";
  const store = () =>
    split.mutate(
      ids.map((member_id) => ({ member_id, percent: shares[member_id] || "0" })),
      {
        onSuccess: () => {
          void message.success(t("creditSaved"));
          onDone();
        },
        onError: (error) => {
          const problem = asApiError(error);
          void message.error(problem.fields.shares?.[0]?.message ?? problem.message, 6);
        },
      },
    );
  return (
    <section aria-label={t("credit")} className="yd-panel">
      <p className="yd-faint">{t("creditHint")}</p>
      <div className="yd-credit">
        {ids.map((member) => (
          <label key={member} className="yd-inline" htmlFor={`share-${member}`}>
            {items.find((one) => one.member.id === member)?.member.label}
            <InputNumber<string>
              id={`share-${member}`}
              stringMode
              min="0"
              max="100"
              precision={2}
              suffix="%"
              value={shares[member] ?? "0"}
              onChange={(value) => setShares({ ...shares, [member]: value ?? "0" })}
              style={{ width: 110 }}
            />
          </label>
        ))}
        <span className={whole ? "yd-gain" : "yd-risk"} role="status">
          {t("creditTotal", { total })}
        </span>
      </div>
      <Space>
        <Button
          onClick={() => setShares(Object.fromEntries(evenShares(ids).map(({ id: member, share }) => [member, share])))}
        >
          {t("evenly")}
        </Button>
        <Button type="primary" disabled={!whole} loading={split.isPending} onClick={store}>
          {t("save")}
        </Button>
        <Button onClick={onDone}>{t("cancel")}</Button>
      </Space>
    </section>
  );
}

function AddMember({ id }: { id: number }) {
  const { t } = useTranslation("deals");
  const { message } = App.useApp();
  const { add } = useTeamChange(id);
  const [member, setMember] = useState<Ref | null>(null);
  const [role, setRole] = useState<string>("presales");
  const [edit, setEdit] = useState(false);
  const [until, setUntil] = useState<Dayjs | null>(null);
  const store = () =>
    member &&
    add.mutate(
      { member_id: member.id, role, can_edit: edit, until: until?.format("YYYY-MM-DD") ?? null },
      { onSuccess: () => setMember(null), onError: (error) => void message.error(asApiError(error).message) },
    );
  return (
    <Space wrap style={{ marginBottom: 12 }}>
      <span style={{ display: "inline-block", width: 180 }}>
        <RefPicker resource="member" value={member} onChange={setMember} aria-label={t("colleague")} />
      </span>
      <Select
        aria-label={t("roleLabel")}
        value={role}
        style={{ width: 120 }}
        options={TEAM_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        onChange={setRole}
      />
      <DatePicker aria-label={t("untilLabel")} placeholder={t("untilLabel")} value={until} onChange={setUntil} />
      <Checkbox checked={edit} onChange={(event) => setEdit(event.target.checked)}>
        {t("mayEdit")}
      </Checkbox>
      <Button disabled={!member} loading={add.isPending} onClick={store}>
        {t("addMember")}
      </Button>
    </Space>
  );
}
