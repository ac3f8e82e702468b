// `lazy` for parts of the app: a part that a new build has taken away says so in its place and leaves the rest alone.
import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { announceNewBuild, isStalePart } from "@/api/build";

function PartGone() {
  const { t } = useTranslation();
  return (
    <p className="yd-part-gone" role="status">
      {t("newBuild.part")}
    </p>
  );
}

/** As React's `lazy`; any other failure to load is thrown as before. */
export const lazyPart: typeof lazy = (load) =>
  lazy(async () => {
    try {
      return await load();
    } catch (error) {
      if (!isStalePart(error)) throw error;
      announceNewBuild();
      return { default: PartGone } as unknown as Awaited<ReturnType<typeof load>>;
    }
  });
