// From lead to customer, contact and deal on the phone: what the lead knows is filled in; a known customer is offered.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Proposal, useProposal } from "@/api/leads";
import { useSpec } from "@/api/records";
import { FieldEntry } from "@/mobile/record/FieldEntry";
import { RefSearch } from "@/mobile/record/RefSearch";
import { type Conversion, type Part, partFields, useConversion } from "@/ui/lead/useConversion";
import { useGo } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function ConvertSheet({ id, onClose }: { id: number; onClose: () => void }) {
  const proposal = useProposal(id);
  if (proposal.data) return <Form id={id} proposal={proposal.data} onClose={onClose} />;
  if (proposal.isError) return <PageError error={proposal.error} onRetry={() => void proposal.refetch()} />;
  return <Loading rows={6} />;
}

function Form({ id, proposal, onClose }: { id: number; proposal: Proposal; onClose: () => void }) {
  const { t } = useTranslation("leads");
  const { t: tc } = useTranslation();
  const go = useGo();
  const [problem, setProblem] = useState("");
  const work = useConversion(id, proposal, {
    onDone: (customer) => {
      Toast.show({ icon: "success", content: t("conversion.done") });
      onClose();
      go(`/m/customers/${customer}`);
    },
    onProblem: (told, marked) => setProblem(marked ? t("conversion.fix") : told || tc("error.network")),
  });
  const { way, wanted, allowed } = work;
  const withContact = allowed.contact || work.contacts.length > 0;
  return (
    <form
      className="ph-sheet"
      aria-label={t("conversion.title")}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setProblem("");
        work.send();
      }}
    >
      <h2>{t("conversion.title")}</h2>
      <div className="ph-chips">
        {(["fresh", "existing"] as const).map((one) => (
          <button key={one} type="button" aria-pressed={one === way} onClick={() => work.setWay(one)}>
            {t(`conversion.${one}`)}
          </button>
        ))}
      </div>
      {work.candidates.length > 0 && <Candidates work={work} />}
      {way === "existing" ? (
        <>
          <RefSearch resource="customer" label={t("conversion.pick")} value={work.existing} onChange={work.use} />
          <small className="yd-faint">{t("conversion.fills")}</small>
        </>
      ) : (
        <Entries of="customer" work={work} />
      )}
      {withContact && (
        <Wanted label={t("conversion.withContact")} on={wanted.contact} onChange={(on) => work.want("contact", on)} />
      )}
      {withContact && wanted.contact && <Person work={work} />}
      {allowed.deal && (
        <Wanted label={t("conversion.withDeal")} on={wanted.deal} onChange={(on) => work.want("deal", on)} />
      )}
      {allowed.deal && wanted.deal && <Entries of="deal" work={work} />}
      <small className="yd-faint">{t("conversion.keeps")}</small>
      {problem && (
        <p className="ph-alert" role="alert">
          {problem}
        </p>
      )}
      <Button block color="primary" size="large" type="submit" loading={work.busy} disabled={!work.ready}>
        {t(work.anyway ? "conversion.goAnyway" : "conversion.go")}
      </Button>
    </form>
  );
}

function Candidates({ work }: { work: Conversion }) {
  const { t } = useTranslation("leads");
  return (
    <div className="ph-alert" role="alert">
      <strong>{t("conversion.candidates")}</strong>
      <ul className="ph-rows">
        {work.candidates.map(({ id, name, owner }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several hidden candidates may look the same
          <li key={index} className="ph-row">
            <span>
              <strong>{name}</strong>
              <small>{id === null ? t("conversion.hidden") : owner && t("conversion.ownedBy", { name: owner })}</small>
            </span>
            {id !== null && (
              <Button size="small" onClick={() => work.use({ id, label: name })}>
                {t("conversion.use")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who it is at a customer that is there already, else the fields of a new contact. */
function Person({ work }: { work: Conversion }) {
  const { t } = useTranslation("leads");
  return (
    <>
      {work.contacts.length > 0 && (
        <select
          aria-label={t("conversion.contact")}
          value={work.person}
          onChange={({ target }) => work.setPerson(target.value === "new" ? "new" : Number(target.value))}
        >
          {work.allowed.contact && <option value="new">{t("conversion.newContact")}</option>}
          {work.contacts.map((one) => (
            <option key={one.id} value={one.id}>
              {[one.name, one.title, one.phone].filter(Boolean).join(" · ")}
            </option>
          ))}
        </select>
      )}
      {work.person === "new" && work.allowed.contact && <Entries of="contact" work={work} />}
    </>
  );
}

function Wanted({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="ph-check">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      <strong>{label}</strong>
    </label>
  );
}

function Entries({ of, work }: { of: Part; work: Conversion }) {
  const spec = useSpec(of);
  if (!spec.data) return <Loading rows={3} />;
  const values = work.values[of];
  return partFields(spec.data, of, values).map((field) => (
    <FieldEntry
      key={field.name}
      field={field}
      value={values[field.name]}
      problem={work.problems[`${of}.${field.name}`]}
      onChange={(value) => work.set(of, { ...values, [field.name]: value })}
    />
  ));
}
