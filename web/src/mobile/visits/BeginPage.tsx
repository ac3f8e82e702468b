// Check-in 签到: purpose, type and position, saved on the phone the moment it is touched.
import "@/styles/phone-visits.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Head } from "@/mobile/record/Head";
import { NoticePanel } from "@/mobile/visits/NoticePanel";
import { StopChange } from "@/mobile/visits/StopChange";
import { SyncLine } from "@/mobile/visits/SyncLine";
import { useCustomer } from "@/mobile/visits/useCustomer";
import { useDay, useField } from "@/mobile/visits/useField";
import { standingOf, useLocated, Where } from "@/mobile/visits/Where";
import { deviceFacts } from "@/offline/position";
import { isFull } from "@/offline/storage";
import { type CustomerPack, type Pack, PURPOSES, type Purpose, type VisitTypePack } from "@/offline/types";
import { useLive } from "@/offline/useLive";
import { begin, VisitUnderWay } from "@/offline/visit";
import { useLanguage } from "@/ui/language";
import { Link, useAddress, useGo } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

export function BeginPage() {
  const { t } = useTranslation("phoneVisits");
  const { db } = useField();
  const { search } = useAddress();
  const found = useDay(db);
  const agreed = useLive(`agreed ${db.userId}`, async () => (await db.kept.get("agreed"))?.value ?? null);
  const { customer, error, retry } = useCustomer(found?.kept, Number(search.get("customer")));
  if (!found || agreed === undefined) return <Loading shape="page" />;
  const pack = found.kept?.pack;
  if (!pack)
    return (
      <>
        <Head title={t("checkIn")} />
        <SyncLine />
        <EmptyState title={t("noPack")} hint={t("noPackHint")} />
      </>
    );
  if (error) return <PageError error={error} onRetry={retry} />;
  if (!customer) return <Loading shape="page" />;
  const { notice } = pack.setup;
  return (
    <>
      <Head title={t("checkInAt", { name: customer.name })} />
      {found.day.open ? (
        <section className="ph-panel ph-next">
          <p>{t("already", { name: found.day.open.customer_name })}</p>
          <Link to={`/m/visits/${found.day.open.uuid}`} className="ph-big">
            {t("goOn")}
          </Link>
        </section>
      ) : notice.agreed || agreed === notice.version ? (
        <BeginForm pack={pack} customer={customer} planId={Number(search.get("plan")) || null} />
      ) : (
        <NoticePanel notice={notice} />
      )}
    </>
  );
}

/** Types for customers of this class and channel; those of the highest priority come first in the pack. */
const typesFor = (pack: Pack, customer: CustomerPack) =>
  pack.types.filter(
    (one) =>
      (one.grades.length === 0 || one.grades.includes(customer.grade)) &&
      (one.channels.length === 0 || one.channels.includes(customer.level)),
  );

function BeginForm({ pack, customer, planId }: { pack: Pack; customer: CustomerPack; planId: number | null }) {
  const { t } = useTranslation("phoneVisits");
  const { label } = useLanguage();
  const { db, sync } = useField();
  const go = useGo();
  const plan = pack.plans.find((one) => one.id === planId) ?? null;
  const types = typesFor(pack, customer);
  const [purpose, setPurpose] = useState<Purpose>(plan?.purpose ?? "serve");
  const [type, setType] = useState<VisitTypePack | null>(
    () => pack.types.find((one) => one.id === plan?.type_id) ?? types[0] ?? null,
  );
  const [found, again] = useLocated();
  const [why, setWhy] = useState("");
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const radius = pack.setup.radius[customer.grade] ?? pack.setup.radius[""] ?? 0;

  const checkIn = async () => {
    if (found?.problem && why.trim() === "") {
      setProblem(t("whyNeeded"));
      return;
    }
    setBusy(true);
    try {
      const uuid = await begin(db, {
        customer: { id: customer.id, name: customer.name },
        plan_id: plan?.id ?? null,
        type,
        steps: type?.steps ?? pack.free_steps,
        purpose,
        position: found?.position ?? null,
        why_no_position: found?.position ? "" : why.trim(),
        ...standingOf(found, customer, radius),
        device: await deviceFacts(),
      });
      go(`/m/visits/${uuid}`, { replace: true });
    } catch (error) {
      if (isFull(error)) {
        sync.outOfRoom();
        setProblem(t("noRoom"));
      } else if (!(error instanceof VisitUnderWay)) throw error; // the page shows the one that is open
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <section className="ph-panel">
        <h2>{t("purpose.label")}</h2>
        <div className="ph-chips ph-wrap">
          {PURPOSES.map((one) => (
            <button key={one} type="button" aria-pressed={one === purpose} onClick={() => setPurpose(one)}>
              {t(`purpose.${one}`)}
            </button>
          ))}
        </div>
        {types.length > 1 && (
          <>
            <h2>{t("type")}</h2>
            <div className="ph-chips ph-wrap">
              {types.map((one) => (
                <button key={one.id} type="button" aria-pressed={one.id === type?.id} onClick={() => setType(one)}>
                  {label({ zh: one.name, en: one.name_en || one.name })}
                </button>
              ))}
            </div>
          </>
        )}
      </section>
      <section className="ph-panel">
        <Where found={found} again={again} customer={customer} radius={radius} why={why} onWhy={setWhy} />
      </section>
      {problem && (
        <p className="ph-alert" role="alert">
          {problem}
        </p>
      )}
      <button type="button" className="ph-big" disabled={found === null || busy} onClick={() => void checkIn()}>
        {t("checkIn")}
      </button>
      {plan && <StopChange plan={plan.id} name={customer.name} day={plan.day} />}
    </>
  );
}
