// Where each field of a lead goes on conversion; what is not set by hand goes its usual way.
import { App, Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { TARGETS, type Target, useMapping, useMappingSave } from "@/features/leads/settings";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function MappingPanel() {
  const { t } = useTranslation("leads");
  const { label } = useLanguage();
  const { message } = App.useApp();
  const mapping = useMapping();
  const save = useMappingSave();
  if (mapping.isError) return <PageError error={mapping.error} onRetry={() => void mapping.refetch()} />;
  if (mapping.isPending) return <Loading rows={8} />;
  const { sources, targets, fits, routes } = mapping.data;
  const byHand = routes
    .filter((one) => one.by_hand)
    .map(({ source, resource, field }) => ({ source, resource, field }));
  const store = (next: typeof byHand) =>
    save.mutate(next, {
      onSuccess: () => void message.success(t("mapping.saved")),
      onError: (error) => {
        const problem = asApiError(error);
        void message.error(Object.values(problem.fields).flat()[0]?.message ?? problem.message, 6);
      },
    });
  const set = (source: string, resource: Target, field: string) =>
    store([...byHand.filter((one) => one.source !== source || one.resource !== resource), { source, resource, field }]);
  return (
    <div className="yd-stack">
      <div className="yd-toolbar">
        <span className="yd-faint">{t("mapping.hint")}</span>
        <span className="yd-grow" />
        <Button disabled={byHand.length === 0} loading={save.isPending} onClick={() => store([])}>
          {t("mapping.reset")}
        </Button>
      </div>
      <div className="yd-x-scroll">
        <table className="yd-plain-table">
          <thead>
            <tr>
              <th>{t("mapping.field")}</th>
              {TARGETS.map((one) => (
                <th key={one}>{t(`conversion.${one}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <tr key={source.name}>
                <td>{label(source.label)}</td>
                {TARGETS.map((resource) => {
                  const route = routes.find((one) => one.source === source.name && one.resource === resource);
                  const possible = targets[resource].filter((one) => fits[source.name]?.[resource].includes(one.name));
                  return (
                    <td key={resource}>
                      <Select
                        size="small"
                        style={{ width: 180 }}
                        aria-label={`${label(source.label)} → ${t(`conversion.${resource}`)}`}
                        value={route?.field ?? ""}
                        disabled={save.isPending}
                        options={[
                          { value: "", label: t("mapping.nowhere") },
                          ...possible.map((one) => ({ value: one.name, label: label(one.label) })),
                        ]}
                        onChange={(field) => set(source.name, resource, field)}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
