// Days from a spreadsheet, or the State Council's notice as it is: pasted, looked at line by line, then taken.
import { Alert, App, Button, Checkbox, Input, Modal, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type CalendarYear, type PastedDay, usePaste } from "@/features/org/calendar/queries";

export function PasteDialog({ year, onClose }: { year: CalendarYear; onClose: () => void }) {
  const { t } = useTranslation("calendar");
  const { t: tc } = useTranslation();
  const { message } = App.useApp();
  const paste = usePaste();
  const [text, setText] = useState("");
  const [found, setFound] = useState<PastedDay[] | null>(null);
  const [complete, setComplete] = useState(year.source === "unknown");
  const ask = (commit: boolean) =>
    paste.mutate(
      { year: year.year, text, complete: complete && year.source !== "gazetted", commit },
      {
        onSuccess: ({ items }) => {
          if (!commit) return setFound(items);
          message.success(t("pasted", { count: items.filter((one) => one.status !== "same").length }));
          onClose();
        },
      },
    );
  const wrong = found?.filter((one) => one.status === "wrong").length ?? 0;
  const fresh = found?.filter((one) => one.status === "new" || one.status === "changed").length ?? 0;
  const problem = paste.error && asApiError(paste.error);
  return (
    <Modal
      open
      width={640}
      title={t("pasteTitle", { year: year.year })}
      onCancel={onClose}
      footer={
        <Space wrap>
          <Button onClick={onClose}>{tc("cancel")}</Button>
          <Button loading={paste.isPending} disabled={!text.trim()} onClick={() => ask(false)}>
            {t("check")}
          </Button>
          <Button
            type="primary"
            loading={paste.isPending}
            disabled={found === null || wrong > 0 || (fresh === 0 && !(complete && year.source === "unknown"))}
            onClick={() => ask(true)}
          >
            {t("take", { count: fresh })}
          </Button>
        </Space>
      }
    >
      <div className="yd-stack">
        <p className="yd-muted">{t("pasteHint")}</p>
        <Input.TextArea
          aria-label={t("pasteText")}
          rows={7}
          placeholder={t("pasteExample", { year: year.year })}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setFound(null);
          }}
        />
        {problem && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={Object.values(problem.fields).flat()[0]?.message ?? problem.message}
          />
        )}
        {year.source !== "gazetted" && (
          <Checkbox checked={complete} onChange={(event) => setComplete(event.target.checked)}>
            {t("complete", { year: year.year })}
          </Checkbox>
        )}
        {found && (
          <>
            <p role="status">{t("found", { fresh, same: found.length - fresh - wrong, wrong })}</p>
            <div className="yd-paste-lines yd-x-scroll">
              <table className="yd-plain-table">
                <tbody>
                  {found.map((one) => (
                    <tr key={`${one.line}:${one.day ?? one.name}`}>
                      <td className="yd-num">{one.day ?? t("line", { line: one.line })}</td>
                      <td>{one.kind && t(`kind.${one.kind}`)}</td>
                      <td>{one.name}</td>
                      <td className={one.status === "wrong" ? "yd-risk" : "yd-muted"}>
                        {one.message || t(`status.${one.status}`)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}
