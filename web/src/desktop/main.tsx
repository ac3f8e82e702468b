// The desk entry: texts and theme first, so that the first frame is right.
import "@/styles/base.css";
import "@/styles/states.css";
import "@/styles/figures.css";
import "@/styles/shell.css";
import "@/styles/signin.css";
import "@/styles/list.css";
import "@/styles/record.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { onSignedOut } from "@/api/client";
import { meQuery } from "@/api/me";
import { makeQueryClient } from "@/api/query";
import { features } from "@/desktop/features";
import { makeRouter } from "@/desktop/router";
import { listenToKeys } from "@/desktop/useShortcuts";
import { startTexts } from "@/texts/i18n";
import { keepDialogFocus } from "@/ui/dialogFocus";
import { registerModules } from "@/ui/module";
import { DeskTheme } from "@/ui/theme/DeskTheme";
import { startTheme } from "@/ui/theme/preferences";

async function start() {
  listenToKeys();
  keepDialogFocus();
  startTheme();
  const client = makeQueryClient();
  void client.prefetchQuery(meQuery);
  await startTexts();
  registerModules(features);
  onSignedOut(() => client.setQueryData(meQuery.queryKey, null));
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no #root");
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <DeskTheme>
          <RouterProvider router={makeRouter()} />
        </DeskTheme>
      </QueryClientProvider>
    </StrictMode>,
  );
}

void start();
