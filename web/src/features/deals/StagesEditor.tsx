// The stages of one pipeline as an editable table; each change is saved when the field is left.
import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Input, InputNumber, Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Pipeline, type Stage, usePipelineChange } from "@/features/deals/queries";
import { Tag } from "@/ui/figure/Tag";

const COLORS = ["blue", "green", "orange", "red", "grey"] as const;

export function StagesEditor({ pipeline, archived }: { pipeline: Pipeline; archived: boolean }) {
  const { t } = useTranslation("deals");
  const { message } = App.useApp();
  const change = usePipelineChange();
  const run = (method: "post" | "patch" | "put", path: string, body: unknown) =>
    change.mutate({ method, path, body }, { onError: (error) => void message.error(asApiError(error).message, 6) });
  const shown = pipeline.stages.filter((one) => archived || !one.archived);
  const active = pipeline.stages.filter((one) => !one.archived);
  const swap = (index: number, by: 1 | -1) => {
    const ids = active.map((one) => one.id);
    const [taken] = ids.splice(index, 1);
    if (taken !== undefined) ids.splice(index + by, 0, taken);
    run("put", `/pipelines/${pipeline.id}/order`, { stage_ids: ids });
  };
  const patch = (stage: Stage, body: Partial<Stage>) =>
    run("patch", `/stages/${stage.id}`, { version: stage.version, ...body });
  const newName = () => {
    const names = new Set(pipeline.stages.map((one) => one.name));
    for (let number = active.length + 1; ; number += 1)
      if (!names.has(t("stageNumber", { number }))) return t("stageNumber", { number });
  };
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-plain-table yd-middle">
        <thead>
          <tr>
            <th scope="col">{t("stage")}</th>
            <th scope="col">{t("winRate")}</th>
            <th scope="col">{t("normDays")}</th>
            <th scope="col">{t("color")}</th>
            <th scope="col" aria-label={t("order")} />
          </tr>
        </thead>
        <tbody>
          {shown.map((stage) => {
            const index = active.indexOf(stage);
            return (
              <tr key={`${stage.id}:${stage.version}`}>
                <td>
                  <Input
                    aria-label={t("stage")}
                    defaultValue={stage.name}
                    maxLength={60}
                    disabled={stage.archived}
                    onBlur={(event) =>
                      event.target.value.trim() &&
                      event.target.value !== stage.name &&
                      patch(stage, { name: event.target.value.trim() })
                    }
                    onPressEnter={(event) => event.currentTarget.blur()}
                  />
                </td>
                <td>
                  <InputNumber
                    aria-label={t("winRate")}
                    defaultValue={stage.probability}
                    min={0}
                    max={100}
                    precision={0}
                    suffix="%"
                    disabled={stage.archived}
                    onBlur={(event) => {
                      const value = Number(event.target.value);
                      if (event.target.value !== "" && value !== stage.probability)
                        patch(stage, { probability: value });
                    }}
                    style={{ width: 90 }}
                  />
                </td>
                <td>
                  <InputNumber
                    aria-label={t("normDays")}
                    defaultValue={stage.norm_days ?? undefined}
                    min={1}
                    max={3650}
                    precision={0}
                    disabled={stage.archived}
                    placeholder="–"
                    onBlur={(event) => {
                      const value = event.target.value === "" ? null : Number(event.target.value);
                      if (value !== stage.norm_days) patch(stage, { norm_days: value });
                    }}
                    style={{ width: 90 }}
                  />
                </td>
                <td>
                  <Select
                    aria-label={t("color")}
                    value={stage.color}
                    disabled={stage.archived}
                    options={[...new Set([...COLORS, stage.color])].map((value) => ({
                      value,
                      label: <Tag color={value}>{t(`colors.${value}` as "colors.blue", { defaultValue: value })}</Tag>,
                    }))}
                    onChange={(color) => patch(stage, { color })}
                    style={{ width: 110 }}
                  />
                </td>
                <td>
                  <Space>
                    {index >= 0 && (
                      <Button
                        size="small"
                        icon={<ArrowUpOutlined />}
                        aria-label={t("up")}
                        disabled={index === 0}
                        onClick={() => swap(index, -1)}
                      />
                    )}
                    {index >= 0 && (
                      <Button
                        size="small"
                        icon={<ArrowDownOutlined />}
                        aria-label={t("down")}
                        disabled={index === active.length - 1}
                        onClick={() => swap(index, 1)}
                      />
                    )}
                    <Button
                      size="small"
                      onClick={() => run("post", `/stages/${stage.id}/archiving`, { archived: !stage.archived })}
                    >
                      {t(stage.archived ? "restore" : "archive")}
                    </Button>
                  </Space>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        style={{ marginTop: 12 }}
        loading={change.isPending}
        onClick={() => run("post", `/pipelines/${pipeline.id}/stages`, { name: newName(), probability: 50 })}
      >
        {t("addStage")}
      </Button>
    </section>
  );
}
