// What a tile shows.
import { Form, Input, InputNumber, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { KINDS, SIZE, SPANS, type Tile, type TileKind } from "@/domain/tiles";
import { asTile, type Draft, draftOf } from "@/features/dashboards/draft";
import { PipelinePicker } from "@/features/dashboards/PipelinePicker";
import { RowsFields } from "@/features/dashboards/RowsFields";
import { MetricPicker } from "@/ui/field/MetricPicker";

export interface TileFormProps {
  known: Tile | null;
  onPut: (tile: Tile) => void;
  onClose: () => void;
}

export function TileForm({ known, onPut, onClose }: TileFormProps) {
  const { t } = useTranslation("dashboards");
  const { t: tc } = useTranslation();
  const [form] = Form.useForm<Draft>();
  const [start] = useState(() => draftOf(known));
  const kind = Form.useWatch("kind", form) ?? start.kind;
  const put = (draft: Draft) => {
    const box = known ?? { id: "new", x: 0, y: 0, ...SIZE[draft.kind] };
    onPut(asTile(draft, box));
  };
  return (
    <Modal
      open
      title={t(known ? "editTile" : "addTile")}
      okText={tc("save")}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form<Draft> form={form} layout="vertical" initialValues={start} onFinish={put}>
        <Form.Item name="kind" label={t("kind")}>
          <Select options={KINDS.map((value: TileKind) => ({ value, label: t(`kinds.${value}`) }))} />
        </Form.Item>
        {(kind === "number" || kind === "chart" || kind === "table") && (
          <RowsFields kind={kind} form={form} kept={known !== null && "resource" in known.ask} />
        )}
        {(kind === "metric" || kind === "board") && (
          <Form.Item name="metric" label={t("metric")}>
            <MetricPicker additive={kind === "metric"} />
          </Form.Item>
        )}
        {kind === "board" && (
          <Form.Item name="rank" label={t("rank")}>
            <Select
              options={(["person", "team", "region"] as const).map((value) => ({ value, label: t(`ranks.${value}`) }))}
            />
          </Form.Item>
        )}
        {(kind === "metric" || kind === "board" || kind === "forecast") && (
          <Form.Item name="span" label={t("span")}>
            <Select
              options={[...(kind === "board" ? (["day"] as const) : []), ...SPANS].map((value) => ({
                value,
                label: t(`spans.${value}`),
              }))}
            />
          </Form.Item>
        )}
        {kind === "funnel" && (
          <Form.Item name="pipeline" label={t("pipeline")}>
            <PipelinePicker />
          </Form.Item>
        )}
        {kind === "table" && (
          <Form.Item name="limit" label={t("limit")}>
            <InputNumber min={1} max={50} precision={0} />
          </Form.Item>
        )}
        <Form.Item name="title" label={t("tileTitle")} extra={t("tileTitleHint")}>
          <Input maxLength={60} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
