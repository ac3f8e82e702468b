// Opens the camera for a business card and sends the picture.
import { Toast } from "antd-mobile";
import { useTranslation } from "react-i18next";
import { useCardVerbs } from "@/api/cards";
import { asApiError } from "@/api/errors";

export function CardPicker({ onPicked }: { onPicked: (card: number) => void }) {
  const { t } = useTranslation("leads");
  const { t: tc } = useTranslation();
  const { scan } = useCardVerbs();
  const send = (file: File | undefined) => {
    if (!file) return;
    scan.mutate(file, {
      onSuccess: (card) => onPicked(card.id),
      onError: (error) => Toast.show({ icon: "fail", content: asApiError(error).message || tc("error.network") }),
    });
  };
  return (
    <label className="yd-button" style={{ marginInlineStart: "auto" }}>
      {scan.isPending ? t("card.reading") : t("card.title")}
      <input
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={t("card.pick")}
        className="yd-visually-hidden"
        disabled={scan.isPending}
        onChange={(event) => {
          send(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    </label>
  );
}
