// One dialog from lead to customer, contact and deal; a customer that is there already is offered first.
import { Alert, App, Button, Checkbox, Modal, Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type Proposal, useProposal } from "@/api/leads";
import type { DuplicateCandidate, Ref } from "@/api/resource";
import { ConvertFields } from "@/features/leads/ConvertFields";
import { RefPicker } from "@/ui/field/RefPicker";
import { useConversion } from "@/ui/lead/useConversion";
import { useOpenRecord } from "@/ui/record/open";
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

function Form({ id, proposal, onClose }: { id: number; proposal: Proposal; onClose: () => void }) {
  const { t } = useTranslation("leads");
  const { message } = App.useApp();
  const { open } = useOpenRecord();
  const work = useConversion(id, proposal, {
    onDone: (customer) => {
      void message.success(t("conversion.done"));
      onClose();
      open("customer", customer);
    },
    onProblem: (told, marked) => void message.error(marked ? t("conversion.fix") : told, 6),
  });
  const { way, wanted, allowed } = work;
  const withContact = allowed.contact || work.contacts.length > 0;
  return (
    <Modal
      open
      width={760}
      title={t("conversion.title")}
      onCancel={onClose}
      onOk={work.send}
      okText={t(work.anyway ? "conversion.goAnyway" : "conversion.go")}
      okButtonProps={{ disabled: !work.ready }}
      confirmLoading={work.busy}
    >
      <div className="yd-stack">
        <h3 className="yd-h3">{t("conversion.customer")}</h3>
        <Segmented
          value={way}
          onChange={work.setWay}
          options={[
            { value: "fresh", label: t("conversion.fresh") },
            { value: "existing", label: t("conversion.existing") },
          ]}
        />
        {work.candidates.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={t("conversion.candidates")}
            description={<Candidates items={work.candidates} onUse={work.use} />}
          />
        )}
        {way === "existing" ? (
          <>
            <RefPicker
              resource="customer"
              value={work.existing}
              onChange={work.use}
              aria-label={t("conversion.pick")}
            />
            <p className="yd-faint">{t("conversion.fills")}</p>
          </>
        ) : (
          <ConvertFields of="customer" work={work} />
        )}
        {withContact && (
          <Checkbox checked={wanted.contact} onChange={(event) => work.want("contact", event.target.checked)}>
            {t("conversion.withContact")}
          </Checkbox>
        )}
        {withContact && wanted.contact && (
          <>
            {work.contacts.length > 0 && (
              <Select<number | "new">
                aria-label={t("conversion.contact")}
                value={work.person}
                onChange={work.setPerson}
                options={[
                  ...(allowed.contact ? [{ value: "new" as const, label: t("conversion.newContact") }] : []),
                  ...work.contacts.map((one) => ({
                    value: one.id,
                    label: [one.name, one.title, one.phone].filter(Boolean).join(" · "),
                  })),
                ]}
              />
            )}
            {work.person === "new" && allowed.contact && <ConvertFields of="contact" work={work} />}
          </>
        )}
        {allowed.deal && (
          <Checkbox checked={wanted.deal} onChange={(event) => work.want("deal", event.target.checked)}>
            {t("conversion.withDeal")}
          </Checkbox>
        )}
        {wanted.deal && allowed.deal && <ConvertFields of="deal" work={work} />}
        <p className="yd-faint">{t("conversion.keeps")}</p>
      </div>
    </Modal>
  );
}

function Candidates({ items, onUse }: { items: DuplicateCandidate[]; onUse: (one: Ref) => void }) {
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
            <Button size="small" onClick={() => one.id !== null && onUse({ id: one.id, label: one.name })}>
              {t("conversion.use")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
