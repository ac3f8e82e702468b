// On the phone: what one gives or gets, with notes, and the signature.
import { Button, Dialog, Toast } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { type Handover, useHandover, useHandoverVerbs } from "@/api/handovers";
import { HandoverItems } from "@/mobile/handovers/HandoverItems";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { useBack, useParam } from "@/ui/nav";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function HandoverPage() {
  const { t } = useTranslation("handovers");
  const { t: tc } = useTranslation();
  const back = useBack();
  const found = useHandover(Number(useParam("id")));
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading shape="page" />;
  const page = found.data;
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t("of", { name: page.giver.name, kind: t(`kind.${page.kind}`) })}</h1>
      </header>
      <section className="ph-panel">
        <h2>
          {t(`status.${page.status}`)}
          {page.until && (
            <small>
              {t("until")} {page.until}
            </small>
          )}
        </h2>
        {page.note && <p className="yd-faint">{page.note}</p>}
        {page.status === "draft" ? <p className="yd-faint">{t("draftHint")}</p> : <Signatures page={page} />}
      </section>
      <HandoverItems page={page} />
      {(page.can.sign_giver || page.can.sign_receiver) && <Sign page={page} />}
    </>
  );
}

function Signatures({ page }: { page: Handover }) {
  const { t } = useTranslation("handovers");
  const { label } = useLanguage();
  return (
    <ul className="ph-rows">
      <li className="ph-row">
        <span>
          <strong>{page.giver.name}</strong>
          <small>{t("giver")}</small>
        </span>
        <Tag color={page.signed_at ? "green" : "gold"}>{t(page.signed_at ? "signed" : "unsigned")}</Tag>
      </li>
      {page.receivers.map((one) => (
        <li key={one.id} className="ph-row">
          <span>
            <strong>{one.name}</strong>
            <small className="ph-words">
              {page.parts
                .filter((part) => one.counts[part.kind])
                .map((part) => `${label(part.label)} ${one.counts[part.kind]}`)
                .join(" · ")}
            </small>
          </span>
          <Tag color={one.signed_at ? "green" : "gold"}>{t(one.signed_at ? "signed" : "unsigned")}</Tag>
        </li>
      ))}
    </ul>
  );
}

function Sign({ page }: { page: Handover }) {
  const { t } = useTranslation("handovers");
  const { sign } = useHandoverVerbs();
  const put = async () => {
    if (!(await Dialog.confirm({ content: t("signSure") }))) return;
    sign.mutate(page.id, {
      onSuccess: () => void Toast.show({ icon: "success", content: t("signedNow") }),
      onError: (error) => void Toast.show({ icon: "fail", content: asApiError(error).message }),
    });
  };
  return (
    <div className="ph-foot">
      <Button block color="primary" size="large" loading={sign.isPending} onClick={() => void put()}>
        {t(page.can.sign_giver ? "signGiver" : "signReceiver")}
      </Button>
    </div>
  );
}
