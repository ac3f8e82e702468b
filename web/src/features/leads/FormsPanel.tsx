// The web forms: what came in through each, its code to embed, and its settings.
import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormEditor } from "@/features/leads/FormEditor";
import { useForms, type WebForm } from "@/features/leads/settings";
import { Tag } from "@/ui/figure/Tag";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function FormsPanel() {
  const { t } = useTranslation("leads");
  const { t: tc } = useTranslation();
  const forms = useForms();
  const [editing, setEditing] = useState<WebForm | "new" | null>(null);
  const [embedding, setEmbedding] = useState<WebForm | null>(null);
  if (forms.isError) return <PageError error={forms.error} onRetry={() => void forms.refetch()} />;
  if (forms.isPending) return <Loading rows={4} />;
  return (
    <div className="yd-stack">
      <div className="yd-toolbar">
        <span className="yd-faint">{t("forms.hint")}</span>
        <span className="yd-grow" />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>
          {t("forms.create")}
        </Button>
      </div>
      {forms.data.items.length === 0 && <EmptyState compact title={t("forms.none")} hint={t("forms.hint")} />}
      {forms.data.items.length > 0 && (
        <table className="yd-plain-table">
          <tbody>
            {forms.data.items.map((form) => (
              <tr key={form.id}>
                <td>
                  <b>{form.name}</b> {!form.active && <Tag color="grey">{t("forms.closed")}</Tag>}
                </td>
                <td>{form.source.label}</td>
                <td>{form.owner?.label ?? t("noOwner")}</td>
                <td className="yd-num">
                  {t("forms.leads")} {form.leads}
                  {form.spam > 0 && ` · ${t("forms.spam")} ${form.spam}`}
                </td>
                <td>
                  <Button size="small" onClick={() => setEmbedding(form)}>
                    {t("forms.embed")}
                  </Button>{" "}
                  <Button size="small" onClick={() => setEditing(form)}>
                    {tc("edit")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {editing && (
        <FormEditor
          form={editing === "new" ? null : editing}
          offered={forms.data.offered}
          onClose={() => setEditing(null)}
        />
      )}
      {embedding && <Embed form={embedding} onClose={() => setEmbedding(null)} />}
    </div>
  );
}

function Embed({ form, onClose }: { form: WebForm; onClose: () => void }) {
  const { t } = useTranslation("leads");
  const { message } = App.useApp();
  const base = `${window.location.origin}/api/public/forms/${form.token}`;
  const codes = {
    script: `<script src="${base}/embed.js" async></script>`,
    frame: `<iframe src="${base}/page" title="${form.name.replace(/"/g, "&quot;")}" style="width:100%;height:560px;border:0"></iframe>`,
    link: `${base}/page`,
  };
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    void message.success(t("forms.copied"));
  };
  return (
    <Modal open width={680} title={`${t("forms.embed")} · ${form.name}`} footer={null} onCancel={onClose}>
      <div className="yd-stack">
        {(["script", "frame", "link"] as const).map((one) => (
          <div key={one}>
            <div className="yd-toolbar">
              <span className="yd-grow">{t(`forms.${one}`)}</span>
              <Button size="small" onClick={() => void copy(codes[one])}>
                {t("forms.copy")}
              </Button>
            </div>
            <pre className="yd-code" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
              {codes[one]}
            </pre>
          </div>
        ))}
      </div>
    </Modal>
  );
}
