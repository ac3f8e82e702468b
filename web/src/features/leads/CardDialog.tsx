// A business card: its picture beside what was read from it; a person corrects and saves.
import { IdcardOutlined } from "@ant-design/icons";
import { Alert, App, Button, Form, Input, Modal, Upload } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CARD_FIELDS, type Card, useCard, useCardVerbs } from "@/api/cards";
import { asApiError } from "@/api/errors";
import { useSpec } from "@/api/records";
import type { DuplicateCandidate } from "@/api/resource";
import { useLanguage } from "@/ui/language";
import { TwinList } from "@/ui/record/DuplicateHint";
import { useOpenRecord } from "@/ui/record/open";
import { Loading } from "@/ui/state/Loading";

const SURE = 0.7;

export function CardButton() {
  const { t } = useTranslation("leads");
  const { message } = App.useApp();
  const { scan } = useCardVerbs();
  const [card, setCard] = useState<number | null>(null);
  return (
    <>
      <Upload
        accept="image/*"
        showUploadList={false}
        beforeUpload={(file) => {
          scan.mutate(file, {
            onSuccess: (answer) => setCard(answer.id),
            onError: (error) => void message.error(asApiError(error).message, 6),
          });
          return false;
        }}
      >
        <Button icon={<IdcardOutlined />} loading={scan.isPending}>
          {t("card.title")}
        </Button>
      </Upload>
      {card !== null && <CardDialog id={card} onClose={() => setCard(null)} />}
    </>
  );
}

function CardDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation("leads");
  const card = useCard(id);
  if (card.data && card.data.state !== "waiting") return <Check card={card.data} onClose={onClose} />;
  return (
    <Modal open title={t("card.title")} footer={null} onCancel={onClose}>
      {card.isError ? <Alert type="error" title={asApiError(card.error).message} /> : <Loading rows={6} />}
      <p className="yd-faint" role="status">
        {t("card.reading")}
      </p>
    </Modal>
  );
}

function Check({ card, onClose }: { card: Card; onClose: () => void }) {
  const { t } = useTranslation("leads");
  const { label } = useLanguage();
  const { open } = useOpenRecord();
  const spec = useSpec("lead");
  const { save } = useCardVerbs();
  const [values, setValues] = useState<Record<string, string>>({});
  const [twins, setTwins] = useState<DuplicateCandidate[]>([]);
  useEffect(() => {
    setValues(Object.fromEntries(Object.entries(card.fields).map(([name, one]) => [name, one.value])));
  }, [card]);
  const problem = save.isError ? asApiError(save.error) : null;
  const store = () =>
    save.mutate(
      {
        id: card.id,
        values: Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== "")),
        confirm: twins.length > 0,
      },
      {
        onSuccess: (lead) => {
          onClose();
          open("lead", lead.id);
        },
        onError: (error) => {
          const told = asApiError(error);
          if (told.code === "duplicate_suspected")
            setTwins((told.params.candidates as DuplicateCandidate[] | undefined) ?? []);
        },
      },
    );
  return (
    <Modal
      open
      width={860}
      title={t("card.title")}
      onCancel={onClose}
      onOk={store}
      okText={twins.length > 0 ? t("conversion.goAnyway") : t("card.save")}
      confirmLoading={save.isPending}
    >
      <div className="yd-form-grid">
        <div className="yd-stack">
          <img src={card.url} alt={t("card.title")} style={{ width: "100%", objectFit: "contain" }} />
          {card.lines.length > 0 && (
            <details>
              <summary>{t("card.lines")}</summary>
              <pre style={{ whiteSpace: "pre-wrap" }}>{card.lines.join("\n")}</pre>
            </details>
          )}
        </div>
        <Form layout="vertical" component="div">
          <p className="yd-faint">{t(card.state === "failed" ? "card.failed" : "card.check")}</p>
          {twins.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={t("conversion.candidates")}
              description={<TwinList items={twins} />}
            />
          )}
          {problem && problem.code !== "duplicate_suspected" && (
            <Alert
              type="error"
              showIcon
              role="alert"
              title={Object.values(problem.fields).flat()[0]?.message ?? problem.message}
            />
          )}
          {CARD_FIELDS.map((name) => {
            const field = spec.data?.fields.find((one) => one.name === name);
            if (!field) return null;
            const read = card.fields[name];
            const unsure = read !== undefined && read.confidence < SURE && values[name] === read.value;
            return (
              <Form.Item
                key={name}
                label={label(field.label)}
                htmlFor={`card-${name}`}
                help={unsure ? t("card.unsure") : undefined}
                validateStatus={unsure ? "warning" : ""}
                style={{ marginBottom: 10 }}
              >
                <Input
                  id={`card-${name}`}
                  value={values[name] ?? ""}
                  maxLength={field.max_length ?? 200}
                  onChange={(event) => {
                    setTwins([]);
                    setValues((known) => ({ ...known, [name]: event.target.value }));
                  }}
                />
              </Form.Item>
            );
          })}
        </Form>
      </div>
    </Modal>
  );
}
