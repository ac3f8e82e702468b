// The phone entry: antd-mobile under our tokens, four tabs, the same texts and the same server.
import "@/styles/base.css";
import "@/styles/states.css";
import "@/styles/figures.css";
import "@/styles/record.css";
import "@/styles/phone.css";
import "@/styles/phone-forms.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { unstableSetRender } from "antd-mobile";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { onSignedOut } from "@/api/client";
import { meQuery } from "@/api/me";
import { makeQueryClient } from "@/api/query";
import { keepMe } from "@/mobile/kept-me";
import { PhoneTheme } from "@/mobile/PhoneTheme";
import { makeRouter } from "@/mobile/router";
import { registerWorker } from "@/mobile/worker";
import { startTexts, storedLanguage } from "@/texts/i18n";
import { startTheme } from "@/ui/theme/preferences";

// antd-mobile's Toast and Dialog mount by themselves; React 19 needs to be told how, else they show nothing.
unstableSetRender((node, container) => {
  const root = createRoot(container as Element);
  root.render(node);
  return async () => {
    await Promise.resolve();
    root.unmount();
  };
});

async function start() {
  startTheme();
  const client = makeQueryClient();
  keepMe(client);
  void client.prefetchQuery(meQuery);
  await startTexts(storedLanguage(), "phone");
  onSignedOut(() => client.setQueryData(meQuery.queryKey, null));
  const root = document.getElementById("root");
  if (!root) throw new Error("m.html has no #root");
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <PhoneTheme>
          <RouterProvider router={makeRouter()} />
        </PhoneTheme>
      </QueryClientProvider>
    </StrictMode>,
  );
  await registerWorker();
}

void start();
