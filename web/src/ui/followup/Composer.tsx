// Quick entry of a follow-up: how, what, when next. What is typed survives a reload and a lost network until it is sent.
import { CloseOutlined, PictureOutlined } from "@ant-design/icons";
import { App, Button, DatePicker, Input, Segmented, Upload } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { type ClipboardEvent, type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, newKey } from "@/api/client";
import { asApiError } from "@/api/errors";
import { useRenew } from "@/api/records";
import { addDays, momentOf, today } from "@/domain/dates";
import { RefMany } from "@/ui/field/RefMany";
import "@/styles/followup.css";

export const METHODS = ["call", "visit", "wechat", "meeting", "demo", "email", "other"] as const;
export type Method = (typeof METHODS)[number];
interface Stored {
  id: number;
  name: string;
  url: string;
}

export interface ComposerProps {
  /** "/customers/5" or "/deals/7": where the follow-up is posted. */
  path: string;
  /** Extra parts of the body, such as the deal. */
  more?: Record<string, unknown>;
  autoFocus?: boolean;
  /** The method chosen at first. */
  start?: string;
  /** Beside the colleagues who are mentioned. */
  beside?: (mentions: readonly number[]) => ReactNode;
  onDone?: () => void;
}

export function Composer({ path, more, autoFocus, start, beside, onDone }: ComposerProps) {
  const { t } = useTranslation("customers");
  const { message } = App.useApp();
  const renew = useRenew();
  const kept = `yd.followup${path}`;
  const [text, setText] = useState(() => localStorage.getItem(kept) ?? "");
  const [method, setMethod] = useState<Method>(METHODS.find((one) => one === start) ?? "call");
  const [next, setNext] = useState<Dayjs | null>(null);
  const [mentions, setMentions] = useState<(number | "$me")[]>([]);
  const [files, setFiles] = useState<Stored[]>([]);
  const [busy, setBusy] = useState(false);
  const [key, setKey] = useState(newKey);
  useEffect(() => {
    if (text) localStorage.setItem(kept, text);
    else localStorage.removeItem(kept);
  }, [kept, text]);

  const fail = (error: unknown) => void message.error(asApiError(error).message || t("followup.failed"), 6);
  const store = async (file: File) => {
    const form = new FormData();
    form.append("file", file, file.name || "picture.png");
    try {
      const stored = await api.post<Stored>("/files", form);
      setFiles((before) => [...before, stored]);
    } catch (error) {
      fail(error);
    }
  };
  const paste = (event: ClipboardEvent) => {
    const pictures = [...event.clipboardData.files].filter((one) => one.type.startsWith("image/"));
    if (pictures.length === 0) return;
    event.preventDefault();
    for (const picture of pictures) void store(picture);
  };
  const send = async () => {
    setBusy(true);
    try {
      await api.post(
        `${path}/followups`,
        {
          ...more,
          text,
          method,
          next_contact_at: next ? momentOf(next.format("YYYY-MM-DD HH:mm")) : null,
          mentions: mentions.filter((one) => one !== "$me"),
          file_ids: files.map((one) => one.id),
        },
        { idempotencyKey: key },
      );
      setText("");
      setNext(null);
      setMentions([]);
      setFiles([]);
      setKey(newKey());
      void message.success(t("followup.saved"));
      await renew("followup", "customer", "deal", "lead");
      onDone?.();
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
    }
  };
  const quick = [1, 3, 7].map((days) => ({ days, at: dayjs(`${addDays(today(), days)} 09:30`) }));

  return (
    <form
      className="yd-composer"
      aria-label={t("followup.new")}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() && !busy) void send();
      }}
    >
      <div className="yd-x-scroll">
        <Segmented
          size="small"
          value={method}
          onChange={(value) => setMethod(value)}
          options={METHODS.map((value) => ({ value, label: t(`method.${value}`) }))}
        />
      </div>
      <Input.TextArea
        aria-label={t("followup.text")}
        placeholder={t("followup.placeholder")}
        autoSize={{ minRows: 2, maxRows: 10 }}
        maxLength={10_000}
        autoFocus={autoFocus ?? false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={paste}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && text.trim() && !busy) void send();
        }}
      />
      {files.length > 0 && (
        <ul className="yd-pictures">
          {files.map((file) => (
            <li key={file.id}>
              <img src={file.url} alt={file.name} />
              <button
                type="button"
                aria-label={t("followup.removeFile", { name: file.name })}
                onClick={() => setFiles((before) => before.filter((one) => one.id !== file.id))}
              >
                <CloseOutlined />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="yd-composer-foot">
        <DatePicker
          aria-label={t("followup.next")}
          placeholder={t("followup.next")}
          showTime={{ format: "HH:mm", minuteStep: 5 }}
          format="MM-DD HH:mm"
          value={next}
          onChange={setNext}
          style={{ width: 150 }}
        />
        {quick.map(({ days, at }) => (
          <button
            key={days}
            type="button"
            className="yd-chip"
            aria-pressed={next?.isSame(at, "day") ?? false}
            onClick={() => setNext(at)}
          >
            {t("followup.inDays", { count: days })}
          </button>
        ))}
        <span className="yd-composer-mentions">
          <RefMany
            resource="member"
            value={mentions}
            onChange={setMentions}
            aria-label={t("followup.mention")}
            placeholder={t("followup.mention")}
          />
        </span>
        {beside?.(mentions.filter((one) => one !== "$me"))}
        <Upload
          accept="image/*"
          multiple
          showUploadList={false}
          beforeUpload={(file) => {
            void store(file);
            return false;
          }}
        >
          <Button
            type="text"
            icon={<PictureOutlined />}
            aria-label={t("followup.picture")}
            title={t("followup.pictureHint")}
          />
        </Upload>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!text.trim()} title="Ctrl Enter">
          {t("followup.save")}
        </Button>
      </div>
    </form>
  );
}
