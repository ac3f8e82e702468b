// What this person is told outside the product, and when.
import "@/styles/notices.css";
import { App, Button, Checkbox, Form, Input, Radio, Switch, TimePicker } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { DIGESTS, useSaveWishes, useWishes, WAYS, type Way, type Wishes } from "@/api/notices";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

interface Entry {
  email: string;
  on: Record<string, Partial<Record<Way, boolean>>>;
  quiet: boolean;
  quiet_from: string | null;
  quiet_to: string | null;
  quiet_weekend: boolean;
  digest: Wishes["digest"];
  digest_at: string | null;
}
const FIELDS: Record<string, keyof Entry> = { email: "email", quiet_from: "quiet_from", quiet_to: "quiet_to" };

export function Page() {
  const { t } = useTranslation("notices");
  const wishes = useWishes();
  if (wishes.isError) return <PageError error={wishes.error} onRetry={() => void wishes.refetch()} />;
  if (wishes.isPending) return <Loading shape="page" />;
  return (
    <div className="yd-page yd-narrow">
      <h1>{t("settings")}</h1>
      <p className="yd-faint">{t("settingsLead")}</p>
      <WishesForm key={wishes.data.version} wishes={wishes.data} />
    </div>
  );
}

function WishesForm({ wishes }: { wishes: Wishes }) {
  const { t } = useTranslation("notices");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Entry>();
  const save = useSaveWishes();
  const quiet = Form.useWatch("quiet", form) ?? wishes.quiet_from !== null;
  const digest = Form.useWatch("digest", form) ?? wishes.digest;
  const offered = wishes.groups.filter((one) => one.offered.length > 0);
  const store = async (entry: Entry) => {
    try {
      await save.mutateAsync({
        version: wishes.version,
        email: entry.email.trim(),
        choices: Object.fromEntries(offered.map((one) => [one.code, entry.on[one.code] ?? {}])),
        quiet_from: entry.quiet ? entry.quiet_from : null,
        quiet_to: entry.quiet ? entry.quiet_to : null,
        quiet_weekend: entry.quiet_weekend,
        digest: entry.digest,
        digest_at: entry.digest === "daily" ? entry.digest_at : null,
      });
      message.success(tc("saved"));
    } catch (error) {
      const problem = asApiError(error);
      const known = Object.entries(problem.fields).map(([name, all]) => ({
        name: FIELDS[name] ?? "digest_at",
        errors: all.map((one) => one.message ?? one.code),
      }));
      form.setFields(known);
      if (known.length === 0) message.error(problem.message);
    }
  };
  return (
    <Form<Entry>
      form={form}
      className="yd-wishes"
      layout="vertical"
      onFinish={(entry) => void store(entry)}
      initialValues={{
        ...wishes,
        on: Object.fromEntries(
          offered.map((one) => [one.code, Object.fromEntries(one.offered.map((way) => [way, one.on.includes(way)]))]),
        ),
        quiet: wishes.quiet_from !== null,
        quiet_from: wishes.quiet_from ?? "21:00",
        quiet_to: wishes.quiet_to ?? "08:00",
        digest_at: wishes.digest_at ?? "18:00",
      }}
    >
      <section className="yd-panel">
        <h2>{t("what")}</h2>
        <Form.Item name="email" label={t("ownEmail")} extra={t("ownEmailHint")}>
          <Input type="email" maxLength={254} style={{ maxWidth: 360 }} />
        </Form.Item>
        {offered.length === 0 ? (
          <EmptyState compact title={t("noChannels")} hint={t("noChannelsHint")} />
        ) : (
          <Groups groups={offered} />
        )}
      </section>
      <section className="yd-panel">
        <h2>{t("when")}</h2>
        <Form.Item name="digest" label={t("digest")}>
          <Radio.Group options={DIGESTS.map((value) => ({ value, label: t(`digests.${value}`) }))} />
        </Form.Item>
        {digest === "daily" && (
          <Form.Item name="digest_at" label={t("digestAt")}>
            <Minute />
          </Form.Item>
        )}
        <Form.Item name="quiet" label={t("quiet")} valuePropName="checked" extra={t("quietHint")}>
          <Switch />
        </Form.Item>
        {quiet && (
          <div className="yd-wish-times">
            <Form.Item name="quiet_from" label={t("from")}>
              <Minute />
            </Form.Item>
            <Form.Item name="quiet_to" label={t("to")}>
              <Minute />
            </Form.Item>
          </div>
        )}
        <Form.Item name="quiet_weekend" valuePropName="checked">
          <Checkbox>{t("quietWeekend")}</Checkbox>
        </Form.Item>
      </section>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {tc("save")}
      </Button>
    </Form>
  );
}

function Groups({ groups }: { groups: Wishes["groups"] }) {
  const { t } = useTranslation("notices");
  const { label } = useLanguage();
  const used = WAYS.filter((way) => groups.some((one) => one.offered.includes(way)));
  return (
    <table className="yd-plain-table">
      <thead>
        <tr>
          <th scope="col">{t("about")}</th>
          {used.map((way) => (
            <th key={way} scope="col">
              {t(`ways.${way}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map((one) => (
          <tr key={one.code}>
            <th scope="row">{label(one.label)}</th>
            {used.map((way) => (
              <td key={way}>
                {one.offered.includes(way) && (
                  <Form.Item name={["on", one.code, way]} valuePropName="checked" noStyle>
                    <Checkbox aria-label={`${label(one.label)} ${t(`ways.${way}`)}`} />
                  </Form.Item>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A time of day as "HH:MM". */
function Minute({ value, onChange, id }: { value?: string; onChange?: (value: string | null) => void; id?: string }) {
  return (
    <TimePicker
      {...(id ? { id } : {})}
      format="HH:mm"
      minuteStep={5}
      needConfirm={false}
      value={value ? dayjs(`2026-01-01T${value}`) : null}
      onChange={(moment) => onChange?.(moment ? moment.format("HH:mm") : null)}
    />
  );
}
