// One dialog from lead to customer, contact and deal; a customer that is there already is offered first.
import { Alert, App, Button, Checkbox, Modal, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import { useSpec } from "@/api/records";
import type { DuplicateCandidate, Ref, Values } from "@/api/resource";
import { may } from "@/domain/permissions";
import { ConvertFields } from "@/features/leads/ConvertFields";
import { type Proposal, useLeadVerbs, useProposal } from "@/features/leads/queries";
import { RefPicker } from "@/ui/field/RefPicker";
import { useOpenRecord } from "@/ui/record/open";
import { toApi } from "@/ui/record/RecordForm";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function ConvertDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation("leads");
  const proposal = useProposal(id);
  if (proposal.data) return <Form id={id} proposal={proposal.data} onClose={onClose} />;
  return (
    <Modal open title={t("conversion.title")} footer={null} onCancel={onClose}>
      {proposal.isError ? (
        <PageError compact error={proposal.error} onRetry={() => void proposal.refetch()} />
      ) : (
        <Loading rows={6} />
      )}
    </Modal>
  );
}

const filled = (values: Values) =>
  toApi(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "" && value != null)));

function Form({ id, proposal, onClose }: { id: number; proposal: Proposal; onClose: () => void }) {
  const { t } = useTranslation("leads");
  const { message } = App.useApp();
  const { data: me } = useMe();
  const { open } = useOpenRecord();
  const { convert } = useLeadVerbs(id);
  const specs = { customer: useSpec("customer"), contact: useSpec("contact"), deal: useSpec("deal") };
  const mayDeal = may(me?.permissions, "deal.create");
  const mayContact = may(me?.permissions, "contact.create");
  const [existing, setExisting] = useState<Ref | null>(null);
  const [way, setWay] = useState<"fresh" | "existing">("fresh");
  const [customer, setCustomer] = useState<Values>(proposal.customer);
  const [contact, setContact] = useState<Values>(proposal.contact ?? {});
  const [deal, setDeal] = useState<Values>(proposal.deal);
  const [withContact, setWithContact] = useState(proposal.contact !== null);
  const [withDeal, setWithDeal] = useState(mayDeal);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [candidates, setCandidates] = useState(proposal.candidates);
  const [warned, setWarned] = useState(proposal.candidates.length > 0);

  const use = (one: DuplicateCandidate) => {
    if (one.id === null) return;
    setExisting({ id: one.id, label: one.name });
    setWay("existing");
  };
  const store = () =>
    convert.mutate(
      {
        version: proposal.version,
        customer: way === "existing" && existing ? { id: existing.id } : { values: filled(customer) },
        contact: withContact && mayContact ? { values: filled(contact) } : null,
        deal: withDeal && mayDeal ? filled(deal) : null,
        confirm: warned,
      },
      {
        onSuccess: ({ customer_id }) => {
          void message.success(t("conversion.done"));
          onClose();
          open("customer", customer_id);
        },
        onError: (error) => {
          const problem = asApiError(error);
          if (problem.code === "duplicate_suspected") {
            setCandidates((problem.params.candidates as DuplicateCandidate[] | undefined) ?? []);
            setWarned(true);
            return;
          }
          const told = Object.entries(problem.fields).map(([name, list]) => [name, list[0]?.message ?? ""] as const);
          setProblems(Object.fromEntries(told));
          void message.error(told.length > 0 ? t("conversion.fix") : problem.message, 6);
        },
      },
    );
  return (
    <Modal
      open
      width={760}
      title={t("conversion.title")}
      onCancel={onClose}
      onOk={store}
      okText={warned && way === "fresh" && candidates.length > 0 ? t("conversion.goAnyway") : t("conversion.go")}
      okButtonProps={{ disabled: way === "existing" && !existing }}
      confirmLoading={convert.isPending}
    >
      <div className="yd-stack">
        <h3 className="yd-h3">{t("conversion.customer")}</h3>
        <Segmented
          value={way}
          onChange={setWay}
          options={[
            { value: "fresh", label: t("conversion.fresh") },
            { value: "existing", label: t("conversion.existing") },
          ]}
        />
        {way === "fresh" && candidates.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={t("conversion.candidates")}
            description={<Candidates items={candidates} onUse={use} />}
          />
        )}
        {way === "existing" ? (
          <>
            <RefPicker resource="customer" value={existing} onChange={setExisting} aria-label={t("conversion.pick")} />
            <p className="yd-faint">{t("conversion.fills")}</p>
          </>
        ) : (
          <ConvertFields
            spec={specs.customer.data}
            of="customer"
            values={customer}
            problems={problems}
            onChange={setCustomer}
          />
        )}
        {mayContact && (
          <Checkbox checked={withContact} onChange={(event) => setWithContact(event.target.checked)}>
            {t("conversion.withContact")}
          </Checkbox>
        )}
        {withContact && mayContact && (
          <ConvertFields
            spec={specs.contact.data}
            of="contact"
            values={contact}
            problems={problems}
            onChange={setContact}
          />
        )}
        {mayDeal && (
          <Checkbox checked={withDeal} onChange={(event) => setWithDeal(event.target.checked)}>
            {t("conversion.withDeal")}
          </Checkbox>
        )}
        {withDeal && mayDeal && (
          <ConvertFields spec={specs.deal.data} of="deal" values={deal} problems={problems} onChange={setDeal} />
        )}
        <p className="yd-faint">{t("conversion.keeps")}</p>
      </div>
    </Modal>
  );
}

function Candidates({ items, onUse }: { items: DuplicateCandidate[]; onUse: (one: DuplicateCandidate) => void }) {
  const { t } = useTranslation("leads");
  return (
    <ul className="yd-pick-list">
      {items.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several hidden candidates may look the same
        <li key={index}>
          <span className="yd-grow">
            <strong>{one.name}</strong>{" "}
            {one.owner && <small className="yd-faint">{t("conversion.ownedBy", { name: one.owner })}</small>}
          </span>
          {one.id === null ? (
            <small className="yd-faint">{t("conversion.hidden")}</small>
          ) : (
            <Button size="small" onClick={() => onUse(one)}>
              {t("conversion.use")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
