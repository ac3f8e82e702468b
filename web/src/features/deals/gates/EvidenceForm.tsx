// A file of the deal, or what the customer did on a day.
import { UploadOutlined } from "@ant-design/icons";
import { App, Button, DatePicker, Input, Select, Space, Upload } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { useDecisionMap, useEvidenceKinds, useGateVerbs } from "@/api/gates";
import { today } from "@/domain/dates";

interface Stored {
  id: number;
  name: string;
}

export function EvidenceForm({
  deal,
  kind: fixed,
  onDone,
}: {
  deal: number;
  kind?: number | undefined;
  onDone: () => void;
}) {
  const { t } = useTranslation("gates");
  const { message } = App.useApp();
  const kinds = useEvidenceKinds();
  const map = useDecisionMap(deal);
  const { addEvidence } = useGateVerbs(deal);
  const [kind, setKind] = useState<number | undefined>(fixed);
  const [day, setDay] = useState<Dayjs>(dayjs(today()));
  const [contact, setContact] = useState<number | null>(null);
  const [note, setNote] = useState("");
  const [file, setFile] = useState<Stored | null>(null);
  const [busy, setBusy] = useState(false);
  const form = kinds.data?.find((one) => one.id === kind)?.form;
  const fail = (error: unknown) => void message.error(asApiError(error).message, 6);
  const upload = async (given: File) => {
    const body = new FormData();
    body.append("file", given);
    setBusy(true);
    try {
      setFile(await api.post<Stored>("/files", body));
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
    }
  };
  const store = () =>
    kind &&
    addEvidence.mutate(
      { kind_id: kind, file_id: file?.id ?? null, happened_on: day.format("YYYY-MM-DD"), contact_id: contact, note },
      { onSuccess: onDone, onError: fail },
    );
  const people = [...(map.data?.people ?? []), ...(map.data?.others ?? [])];
  return (
    <Space wrap align="start">
      {!fixed && (
        <Select
          aria-label={t("kind")}
          placeholder={t("kind")}
          value={kind ?? null}
          onChange={(value) => setKind(value ?? undefined)}
          style={{ width: 160 }}
          options={(["file", "act"] as const).map((one) => ({
            label: t(`forms.${one}`),
            title: one,
            options: (kinds.data ?? [])
              .filter((known) => known.form === one)
              .map(({ id, name }) => ({ value: id, label: name })),
          }))}
        />
      )}
      {form === "file" && (
        <Upload
          showUploadList={false}
          beforeUpload={(given) => {
            void upload(given);
            return false;
          }}
        >
          <Button icon={<UploadOutlined />} loading={busy}>
            {file ? t("uploaded", { name: file.name }) : t("chooseFile")}
          </Button>
        </Upload>
      )}
      <DatePicker
        aria-label={t("happenedOn")}
        value={day}
        allowClear={false}
        maxDate={dayjs(today())}
        onChange={(value) => value && setDay(value)}
      />
      {form === "act" && (
        <Select
          allowClear
          aria-label={t("contact")}
          placeholder={t("contact")}
          value={contact}
          onChange={(value) => setContact(value ?? null)}
          style={{ width: 160 }}
          options={people.map((one) => ({ value: one.id, label: one.label }))}
        />
      )}
      <Input
        aria-label={t("note")}
        placeholder={t("note")}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        style={{ width: 200 }}
      />
      <Button
        type="primary"
        disabled={!kind || (form === "file" && !file)}
        loading={addEvidence.isPending}
        onClick={() => void store()}
      >
        {t("save")}
      </Button>
    </Space>
  );
}
