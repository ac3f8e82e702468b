// The market analysis behind a version: written on a draft, frozen with the version, copied into the next one.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Form, Input, InputNumber, Upload } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { asApiError } from "@/api/errors";
import { formatMoment } from "@/domain/dates";
import { formatExact, toFen } from "@/domain/money";
import { type Market, useSide } from "@/features/targets/life";
import type { Target } from "@/features/targets/queries";
import { useAct } from "@/features/targets/useAct";
import { useLanguage } from "@/ui/language";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const SWOT = ["strengths", "weaknesses", "opportunities", "threats"] as const;

interface Values {
  size: string;
  share: number | null;
  trend: { year: number; amount: string }[];
  competitors: Market["competitors"];
  strengths: string;
  weaknesses: string;
  opportunities: string;
  threats: string;
  assumptions: string;
  note: string;
}

const money = (fen: number | null) => (fen === null ? "" : formatExact(fen, fen % 100 !== 0));
const shown = (market: Market): Values => ({
  ...market,
  size: money(market.size),
  trend: market.trend.map((one) => ({ year: one.year, amount: money(one.amount) })),
});

export function Panel({ target }: { target: Target }) {
  const found = useSide<Market>(target.id, "market");
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading />;
  return (
    <section className="yd-stack yd-market">
      <Analysis key={found.data.version} target={target} market={found.data} />
      <Files target={target} market={found.data} />
    </section>
  );
}

function Analysis({ target, market }: { target: Target; market: Market }) {
  const { t } = useTranslation("targetLife");
  const { language } = useLanguage();
  const { run, busy } = useAct(target.id);
  const [form] = Form.useForm<Values>();
  const store = async () => {
    const values = await form.validateFields().catch(() => null); // the form says what is wrong
    if (!values) return;
    const body = {
      ...values,
      version: market.version,
      size: toFen(values.size),
      trend: values.trend.map((one) => ({ year: one.year, amount: toFen(one.amount) ?? 0 })),
      competitors: values.competitors.map((one) => ({
        name: one.name,
        share: one.share ?? null,
        strength: one.strength ?? "",
        weakness: one.weakness ?? "",
      })),
    };
    await run({ verb: "market", body, method: "put" }, t("saved"));
  };
  const amount = {
    validator: (_: unknown, value?: string) =>
      !value || toFen(value) !== null ? Promise.resolve() : Promise.reject(new Error(t("amountWrong"))),
  };
  return (
    <Form<Values> form={form} layout="vertical" initialValues={shown(market)} disabled={!market.can_edit}>
      <div className="yd-toolbar">
        <span className="yd-faint">
          {market.changed_at
            ? t("changedBy", { by: market.changed_by, at: formatMoment(market.changed_at, language) })
            : t("nothingWritten")}
          {!market.can_edit && target.status !== "draft" && ` · ${t("frozen")}`}
        </span>
        <span className="yd-grow" />
        {market.can_edit && (
          <Button type="primary" loading={busy} onClick={() => void store()}>
            {t("save")}
          </Button>
        )}
      </div>
      <div className="yd-quarters">
        <Form.Item name="size" label={t("size")} rules={[amount]}>
          <Input placeholder="120亿" />
        </Form.Item>
        <Form.Item name="share" label={t("share")}>
          <InputNumber min={0} max={100} precision={2} />
        </Form.Item>
      </div>
      <h3>{t("trend")}</h3>
      <Form.List name="trend">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field, n) => (
              <div key={field.key} className="yd-inline">
                <Form.Item name={[field.name, "year"]} rules={[{ required: true, message: t("year") }]}>
                  <InputNumber min={2000} max={2100} precision={0} placeholder={t("year")} aria-label={t("year")} />
                </Form.Item>
                <Form.Item
                  name={[field.name, "amount"]}
                  rules={[{ required: true, message: t("amountWrong") }, amount]}
                >
                  <Input placeholder={t("amountYuan")} aria-label={t("amountYuan")} />
                </Form.Item>
                <Remove number={n + 1} onClick={() => remove(field.name)} />
              </div>
            ))}
            <Add onClick={() => add({ year: target.year - 1, amount: "" })} />
          </>
        )}
      </Form.List>
      <h3>{t("competitors")}</h3>
      <Form.List name="competitors">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field, n) => (
              <div key={field.key} className="yd-inline">
                <Form.Item
                  name={[field.name, "name"]}
                  rules={[{ required: true, whitespace: true, message: t("name") }]}
                >
                  <Input maxLength={100} placeholder={t("name")} aria-label={t("name")} />
                </Form.Item>
                <Form.Item name={[field.name, "share"]}>
                  <InputNumber
                    min={0}
                    max={100}
                    precision={2}
                    placeholder={t("competitorShare")}
                    aria-label={t("competitorShare")}
                  />
                </Form.Item>
                {(["strength", "weakness"] as const).map((one) => (
                  <Form.Item key={one} name={[field.name, one]}>
                    <Input maxLength={500} placeholder={t(one)} aria-label={t(one)} />
                  </Form.Item>
                ))}
                <Remove number={n + 1} onClick={() => remove(field.name)} />
              </div>
            ))}
            <Add onClick={() => add({ name: "", share: null, strength: "", weakness: "" })} />
          </>
        )}
      </Form.List>
      <h3>{t("swot.title")}</h3>
      <div className="yd-quarters">
        {SWOT.map((one) => (
          <Form.Item key={one} name={one} label={t(`swot.${one}`)}>
            <Input.TextArea autoSize={{ minRows: 3 }} maxLength={20_000} />
          </Form.Item>
        ))}
      </div>
      {(["assumptions", "note"] as const).map((one) => (
        <Form.Item key={one} name={one} label={t(one)}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={20_000} />
        </Form.Item>
      ))}
    </Form>
  );
}

function Add({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation("targetLife");
  return (
    <Button size="small" icon={<PlusOutlined />} onClick={onClick}>
      {t("addRow")}
    </Button>
  );
}

function Remove({ number, onClick }: { number: number; onClick: () => void }) {
  const { t } = useTranslation("targetLife");
  return <Button type="text" icon={<DeleteOutlined />} aria-label={t("removeRow", { number })} onClick={onClick} />;
}

function Files({ target, market }: { target: Target; market: Market }) {
  const { t } = useTranslation("targetLife");
  const { language } = useLanguage();
  const { run, busy } = useAct(target.id);
  const { message } = App.useApp();
  const upload = async (file: File) => {
    const form = new FormData();
    form.append("file", file, file.name);
    try {
      const kept = await api.post<{ id: number }>("/files", form);
      await run({ verb: "attachments", body: { file_ids: [kept.id] } });
    } catch (error) {
      const problem = asApiError(error);
      void message.error(Object.values(problem.fields).flat()[0]?.message || problem.message, 8);
    }
  };
  return (
    <section className="yd-panel">
      <div className="yd-toolbar">
        <h3>{t("files")}</h3>
        <span className="yd-grow" />
        {market.can_edit && (
          <Upload
            showUploadList={false}
            beforeUpload={(file) => {
              void upload(file);
              return false;
            }}
          >
            <Button loading={busy}>{t("attach")}</Button>
          </Upload>
        )}
      </div>
      {market.attachments.length === 0 && <p className="yd-faint">{t("noFiles")}</p>}
      <ul>
        {market.attachments.map((one) => (
          <li key={one.id}>
            <a href={`/api/targets/${target.id}/attachments/${one.id}`}>{one.name}</a>{" "}
            <small className="yd-faint">
              {one.by} · {formatMoment(one.at, language)}
            </small>
            {market.can_edit && (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t("detach", { name: one.name })}
                onClick={() => void run({ verb: `attachments/${one.id}`, method: "delete" })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
