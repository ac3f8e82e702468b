// Where files go in: dropped, chosen or pasted; several related files make one import.
import { InboxOutlined } from "@ant-design/icons";
import { App, Button, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useUpload } from "@/features/exchange/queries";
import { useGo } from "@/ui/nav";

const ACCEPTED = ".xlsx,.xls,.xlsb,.ods,.csv,.tsv,.txt";

export function UploadBox() {
  const { t } = useTranslation("exchange");
  const { message } = App.useApp();
  const go = useGo();
  const upload = useUpload();
  const [files, setFiles] = useState<File[]>([]);

  const start = () =>
    upload.mutate(files, {
      onSuccess: (job) => go(`/imports/${job.id}`),
      onError: (error) => void message.error(asApiError(error).message || t("uploadFailed"), 8),
    });

  return (
    <section aria-label={t("upload")}>
      <Upload.Dragger
        multiple
        height={136} // its own 100 % of the section would push the button below over the next part of the page
        accept={ACCEPTED}
        fileList={files.map((file, index) => ({ uid: `${index}`, name: file.name, size: file.size }))}
        beforeUpload={(file) => {
          setFiles((before) => [...before.filter((one) => one.name !== file.name), file]);
          return false;
        }}
        onRemove={({ name }) => setFiles((before) => before.filter((one) => one.name !== name))}
        disabled={upload.isPending}
      >
        <p>
          <InboxOutlined style={{ fontSize: 32 }} />
        </p>
        <p>{t("drop")}</p>
        <p className="yd-faint">{t("dropHint")}</p>
      </Upload.Dragger>
      {files.length > 0 && (
        <Button type="primary" size="large" loading={upload.isPending} onClick={start} style={{ marginTop: 12 }}>
          {t("start", { count: files.length })}
        </Button>
      )}
    </section>
  );
}
