// A new customer: the form says whose territory the address lies in, and one click gives it to whoever serves there.
import { App, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";
import type { RecordRow, Values } from "@/api/resource";
import { may } from "@/domain/permissions";
import { type Served, useGive, useServed } from "@/features/customers/serving";
import type { CreateFormProps } from "@/ui/module";
import { RecordForm } from "@/ui/record/RecordForm";

export function CreateForm({ spec, initial, onDone }: CreateFormProps) {
  const { t } = useTranslation("customers");
  const { message } = App.useApp();
  const give = useGive();
  const [taken, setTaken] = useState<Served["person"]>(null);
  async function done(row: RecordRow | null) {
    if (row && taken) {
      try {
        await give.mutateAsync({ customer: row.id, owner: taken.id });
        message.success(t("serves.given", { name: taken.name }));
      } catch (error) {
        message.error(t("serves.notGiven", { why: asApiError(error).message }), 8);
      }
    }
    onDone(row);
  }
  return (
    <RecordForm
      spec={spec}
      {...(initial ? { initial } : {})}
      aside={(values) => <ServedBy values={values} taken={taken} onTake={setTaken} />}
      onDone={(row) => void done(row)}
    />
  );
}

interface ServedByProps {
  values: Values;
  taken: Served["person"];
  onTake: (person: Served["person"]) => void;
}

function ServedBy({ values, taken, onTake }: ServedByProps) {
  const { t } = useTranslation("customers");
  const { data: me } = useMe();
  const { data } = useServed(values);
  if (!data?.territory) return null; // no territory covers the address: nothing to propose
  const { territory, teams, person } = data;
  const who = teams.map((one) => one.name).join(t("serves.and"));
  const mine = person?.id === me?.member?.id;
  return (
    <div className="yd-toolbar" role="status">
      <span>{t(who ? "serves.byTeam" : "serves.of", { territory: territory.name, teams: who })}</span>
      {person && mine && <span className="yd-faint">{t("serves.you")}</span>}
      {person && !mine && may(me?.permissions, "customer.assign") && (
        <Checkbox checked={taken?.id === person.id} onChange={(event) => onTake(event.target.checked ? person : null)}>
          {t("serves.give", { name: person.name })}
        </Checkbox>
      )}
      {person && !mine && !may(me?.permissions, "customer.assign") && (
        <span className="yd-faint">{t("serves.responsible", { name: person.name })}</span>
      )}
    </div>
  );
}
