// One customer on the phone, with the people there.
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useContacts } from "@/api/contacts";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { CallLink, RecordPage } from "@/mobile/record/RecordPage";
import { StandingStrip } from "@/mobile/segments/StandingStrip";
import { withTexts } from "@/texts/i18n";
import { Link } from "@/ui/nav";
import { RecordRisks } from "@/ui/risk/parts";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";
import { PageError } from "@/ui/state/PageError";

const CustomerVisits = lazyPart(
  withTexts(["phoneVisits", "visitPlans"], () =>
    import("@/mobile/visits/CustomerVisits").then((one) => ({ default: one.CustomerVisits })),
  ),
);
const PackCustomer = lazyPart(
  withTexts(["phoneVisits"], () =>
    import("@/mobile/visits/PackCustomer").then((one) => ({ default: one.PackCustomer })),
  ),
);

function Contacts({ customer }: { customer: number }) {
  const { t } = useTranslation("phone");
  const found = useContacts(customer);
  if (found.isPending) return <Loading rows={2} />;
  if (found.isError) return <PageError compact error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data.items.length === 0) return <EmptyState compact title={t("customer.noContacts")} />;
  return (
    <ul className="ph-rows">
      {found.data.items.map((one) => (
        <li key={one.id}>
          <div className="ph-row">
            <span>
              <strong>{one.name}</strong>
              <small>{[one.title, one.phone].filter(Boolean).join(" · ")}</small>
            </span>
            {one.phone && <CallLink name={one.name} phone={one.phone} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

export function CustomerPage() {
  const { t } = useTranslation("phone");
  const { data: me } = useMe();
  return (
    <RecordPage
      resource="customer"
      path="/m/customers"
      facts={t("customer.facts")}
      instead={
        me?.member && may(me.permissions, "visit.create")
          ? (id, error, again) => (
              <Suspense fallback={<Loading rows={3} />}>
                <PackCustomer id={id} error={error} onRetry={again} />
              </Suspense>
            )
          : undefined
      }
      verbs={(row) => (
        <>
          <StandingStrip id={row.id} />
          {may(me?.permissions, "outlet.read") && (
            <p className="ph-links">
              <Link to={`/m/outlets/${row.id}`}>{t("customer.outlet")} →</Link>
            </p>
          )}
          {may(me?.permissions, "visit.read") && (
            <Suspense fallback={<Loading rows={2} />}>
              <CustomerVisits customer={row.id} name={row.title} />
            </Suspense>
          )}
          {may(me?.permissions, "risk.read") && <RecordRisks resource="customer" id={row.id} path="/m/risks" />}
        </>
      )}
      tab={
        may(me?.permissions, "contact.read")
          ? { title: t("customer.contacts"), body: (row) => <Contacts customer={row.id} /> }
          : null
      }
    />
  );
}
