// Who belongs to a pool: people, teams with those below, roles.
import { useQuery } from "@tanstack/react-query";
import { Select, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { Labelled } from "@/features/pools/Labelled";
import type { Party } from "@/features/pools/queries";
import { RefPicker } from "@/ui/field/RefPicker";
import { useLanguage } from "@/ui/language";

interface RoleName {
  id: number;
  code: string;
  label: { zh: string; en: string };
}
const same = (one: Party, two: Party) =>
  one.admin === two.admin &&
  one.member_id === two.member_id &&
  one.team_id === two.team_id &&
  one.role_id === two.role_id;

export interface PartiesEditorProps {
  text: string;
  admin: boolean;
  parties: Party[];
  onChange: (parties: Party[]) => void;
}

export function PartiesEditor({ text, admin, parties, onChange }: PartiesEditorProps) {
  const { t } = useTranslation("pools");
  const { language, label } = useLanguage();
  const roles = useQuery({
    queryKey: ["pools", "roles"],
    queryFn: ({ signal }) =>
      api.get<{ items: RoleName[] }>("/pools/roles", undefined, signal).then((found) => found.items),
    staleTime: 60_000,
  });
  const add = (party: Omit<Party, "admin">) => {
    const made = { ...party, admin };
    if (!parties.some((one) => same(one, made))) onChange([...parties, made]);
  };
  const none = { member_id: null, team_id: null, role_id: null };
  return (
    <fieldset className="yd-plain">
      <legend className="yd-faint">{text}</legend>
      <p>
        {parties
          .filter((one) => one.admin === admin)
          .map((one) => (
            <Tag
              key={`${one.member_id}/${one.team_id}/${one.role_id}`}
              closable
              onClose={() => onChange(parties.filter((other) => !same(other, one)))}
            >
              {(language === "en" && one.name_en) || one.name}
            </Tag>
          ))}
      </p>
      <div className="yd-pool-grid">
        <Labelled text={t("form.team")}>
          <RefPicker
            resource="team"
            value={null}
            aria-label={`${text} ${t("form.team")}`}
            onChange={(found) => found && add({ ...none, team_id: found.id, name: found.label })}
          />
        </Labelled>
        <Labelled text={t("form.member")}>
          <RefPicker
            resource="member"
            value={null}
            aria-label={`${text} ${t("form.member")}`}
            onChange={(found) => found && add({ ...none, member_id: found.id, name: found.label })}
          />
        </Labelled>
        <Labelled text={t("form.role")}>
          <Select<number>
            style={{ width: "100%" }}
            aria-label={`${text} ${t("form.role")}`}
            value={null as unknown as number}
            options={(roles.data ?? []).map((one) => ({ value: one.id, label: label(one.label) }))}
            onChange={(id) => {
              const role = roles.data?.find((one) => one.id === id);
              if (role) add({ ...none, role_id: id, name: role.label.zh, name_en: role.label.en });
            }}
          />
        </Labelled>
      </div>
    </fieldset>
  );
}
