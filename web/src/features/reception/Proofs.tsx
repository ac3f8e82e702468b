// Pictures or documents that prove something: picked, kept at once, listed.
import { PaperClipOutlined } from "@ant-design/icons";
import { App, Button, Upload } from "antd";
import { useTranslation } from "react-i18next";
import { firstOf, keepProof, type Proof } from "@/api/reception";

export function Proofs({ files, onChange }: { files: Proof[]; onChange: (files: Proof[]) => void }) {
  const { t } = useTranslation("reception");
  const { message } = App.useApp();
  return (
    <div>
      <Upload
        multiple
        showUploadList={false}
        accept="image/*,.pdf,.docx,.xlsx"
        beforeUpload={(file) => {
          keepProof(file).then(
            (id) => onChange([...files, { id, name: file.name }]),
            (error: unknown) => void message.error(firstOf(error)),
          );
          return false;
        }}
      >
        <Button icon={<PaperClipOutlined />}>{t("picture")}</Button>
      </Upload>
      <ProofLinks files={files} />
    </div>
  );
}

export function ProofLinks({ files }: { files: Proof[] }) {
  if (files.length === 0) return null;
  return (
    <p>
      {files.map((one) => (
        <a key={one.id} href={`/api/files/${one.id}`} target="_blank" rel="noreferrer" className="yd-desk-file">
          {one.name}
        </a>
      ))}
    </p>
  );
}
