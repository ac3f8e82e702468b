// The ways by which notifications leave the product: mail servers and robots of group chats; and what became of them.
import "@/styles/notices.css";
import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { ChannelForm } from "@/features/notices/ChannelForm";
import { DeliveriesPanel } from "@/features/notices/DeliveriesPanel";
import { type Channel, useChannelChange, useChannels, useDelivery } from "@/features/notices/queries";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const { t } = useTranslation("notices");
  const found = useChannels();
  const [editing, setEditing] = useState<Channel | "new" | null>(null);
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("channels")}</h1>
        <span className="yd-grow" />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>
          {t("newChannel")}
        </Button>
      </header>
      <p className="yd-faint">{t("channelsLead")}</p>
      {found.isError ? (
        <PageError error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Loading />
      ) : (
        <>
          {found.data.items.length === 0 ? (
            <EmptyState compact title={t("noneYet")} hint={t("noneYetHint")} />
          ) : (
            <Table channels={found.data.items} onEdit={setEditing} />
          )}
          <Site key={found.data.site} site={found.data.site} />
          {found.data.items.length > 0 && <DeliveriesPanel />}
          {editing && (
            <ChannelForm
              channel={editing === "new" ? null : editing}
              groups={found.data.groups}
              onClose={() => setEditing(null)}
            />
          )}
        </>
      )}
    </div>
  );
}

function Table({ channels, onEdit }: { channels: Channel[]; onEdit: (one: Channel) => void }) {
  const { t } = useTranslation("notices");
  const { t: tc } = useTranslation();
  const { language } = useLanguage();
  const { modal, message } = App.useApp();
  const { remove, test } = useChannelChange();
  const [testing, setTesting] = useState<number | null>(null);
  const tell = (error: unknown) => {
    const problem = asApiError(error);
    void message.error(Object.values(problem.fields).flat()[0]?.message ?? problem.message, 6);
  };
  const drop = (one: Channel) =>
    modal.confirm({
      title: t("removeSure", { name: one.name }),
      okText: tc("delete"),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync(one.id).catch(tell),
    });
  const about = (one: Channel) =>
    one.groups.length > 0 ? t("someGroups", { count: one.groups.length }) : t("everything");
  return (
    <section className="yd-panel yd-x-scroll">
      <table className="yd-plain-table">
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("kind")}</th>
            <th scope="col">{t("where")}</th>
            <th scope="col">{t("whom")}</th>
            <th scope="col">{t("acts")}</th>
          </tr>
        </thead>
        <tbody>
          {channels.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.name} {!one.enabled && <Tag color="grey">{t("off")}</Tag>}
              </th>
              <td>{t(`kinds.${one.kind}`)}</td>
              <td>{one.kind === "email" ? `${one.settings.sender} (${one.settings.host})` : one.host}</td>
              <td>
                {one.team_ids.length > 0 ? t("someTeams", { count: one.team_ids.length }) : t("everybody")}
                {language === "en" ? ", " : "，"}
                {about(one)}
              </td>
              <td>
                <Button
                  size="small"
                  loading={test.isPending && test.variables === one.id}
                  onClick={() => test.mutate(one.id, { onSuccess: (sent) => setTesting(sent.id), onError: tell })}
                >
                  {t("test")}
                </Button>
                <Button size="small" type="text" onClick={() => onEdit(one)}>
                  {tc("edit")}
                </Button>
                <Button size="small" type="text" danger onClick={() => drop(one)}>
                  {tc("delete")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {testing !== null && <Tested id={testing} />}
    </section>
  );
}

/** What became of a test: on its way, arrived, or the words of the other side. */
function Tested({ id }: { id: number }) {
  const { t } = useTranslation("notices");
  const { data } = useDelivery(id);
  if (!data) return null;
  const refused = data.status !== "sent" && data.error !== ""; // without words it is being sent just now
  return (
    <p role="status" className={refused ? "yd-risk" : undefined}>
      {data.channel}：
      {data.status === "sent" ? t("tested") : refused ? t("testFailed", { error: data.error }) : t("testing")}
    </p>
  );
}

function Site({ site }: { site: string }) {
  const { t } = useTranslation("notices");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const { site: save } = useChannelChange();
  const [text, setText] = useState(site);
  const store = () =>
    save.mutate(text, {
      onSuccess: () => void message.success(tc("saved")),
      onError: (error) => void message.error(asApiError(error).fields.site?.[0]?.message ?? asApiError(error).message),
    });
  return (
    <section className="yd-panel">
      <h2>{t("site")}</h2>
      <p className="yd-faint">{t("siteHint")}</p>
      <div className="yd-toolbar">
        <Input
          aria-label={t("site")}
          value={text}
          placeholder={location.origin}
          maxLength={200}
          style={{ maxWidth: 360 }}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={store}
        />
        <Button onClick={store} loading={save.isPending} disabled={text === site}>
          {tc("save")}
        </Button>
      </div>
    </section>
  );
}
