// Sales processes: their stages, win rates, colours, usual stay – and the reasons for closing.
import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Input, Modal, Segmented, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { GateEditor } from "@/features/deals/gates/GateEditor";
import { type Pipeline, usePipelineChange, usePipelines } from "@/features/deals/queries";
import { ReasonsEditor } from "@/features/deals/ReasonsEditor";
import { StagesEditor } from "@/features/deals/StagesEditor";
import { useAddress, usePatchSearch } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("deals");
  const { search } = useAddress();
  const patch = usePatchSearch();
  const archived = search.get("archived") !== null;
  const pipelines = usePipelines(archived);
  const [adding, setAdding] = useState(false);
  if (pipelines.isError) return <PageError error={pipelines.error} onRetry={() => void pipelines.refetch()} />;
  if (pipelines.isPending) return <Loading />;
  const pipeline = pipelines.data.find((one) => String(one.id) === search.get("pipeline")) ?? pipelines.data[0];
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("pipelines")}</h1>
        <span className="yd-grow" />
        <span className="yd-inline">
          {t("showArchived")}{" "}
          <Switch
            aria-label={t("showArchived")}
            size="small"
            checked={archived}
            onChange={(on) => patch({ archived: on ? "1" : null })}
          />
        </span>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t("newPipeline")}
        </Button>
      </header>
      <div className="yd-x-scroll">
        <Segmented
          value={pipeline?.id ?? 0}
          options={pipelines.data.map((one) => ({
            value: one.id,
            label: one.archived ? `${one.name}（${t("archivedMark")}）` : one.name,
          }))}
          onChange={(value) => patch({ pipeline: String(value) })}
        />
      </div>
      {pipeline && <Heading key={`${pipeline.id}:${pipeline.version}`} pipeline={pipeline} />}
      {pipeline && <StagesEditor pipeline={pipeline} archived={archived} />}
      {pipeline && !pipeline.archived && <GateEditor key={pipeline.id} pipeline={pipeline} />}
      <h2>{t("reasons")}</h2>
      <ReasonsEditor archived={archived} />
      {adding && <NewPipeline onClose={() => setAdding(false)} />}
    </div>
  );
}

function Heading({ pipeline }: { pipeline: Pipeline }) {
  const { t } = useTranslation("deals");
  const { message } = App.useApp();
  const change = usePipelineChange();
  const [name, setName] = useState(pipeline.name);
  const patch = (body: Record<string, unknown>) =>
    change.mutate(
      { method: "patch", path: `/pipelines/${pipeline.id}`, body: { version: pipeline.version, ...body } },
      { onError: (error) => void message.error(asApiError(error).message) },
    );
  return (
    <div className="yd-toolbar">
      <Input
        aria-label={t("pipelineName")}
        value={name}
        maxLength={60}
        style={{ width: 240 }}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => patch({ name })}
      />
      {name !== pipeline.name && name.trim() && <Button onClick={() => patch({ name })}>{t("rename")}</Button>}
      <Button onClick={() => patch({ archived: !pipeline.archived })}>
        {t(pipeline.archived ? "restore" : "archive")}
      </Button>
    </div>
  );
}

function NewPipeline({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("deals");
  const { message } = App.useApp();
  const change = usePipelineChange();
  const [name, setName] = useState("");
  const store = () =>
    change.mutate(
      { method: "post", path: "/pipelines", body: { name, stages: [{ name: t("firstStage"), probability: 10 }] } },
      { onSuccess: onClose, onError: (error) => void message.error(asApiError(error).message) },
    );
  return (
    <Modal
      open
      title={t("newPipeline")}
      onCancel={onClose}
      onOk={store}
      okButtonProps={{ disabled: !name.trim() }}
      confirmLoading={change.isPending}
    >
      <Input
        autoFocus
        aria-label={t("pipelineName")}
        placeholder={t("pipelineName")}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={store}
      />
    </Modal>
  );
}
