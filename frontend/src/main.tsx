import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { drawLastLook } from "./app/look";
import { keepDroppedFiles } from "./lib/fileDrag";
import { queryClient } from "./queries/client";
import "./styles/index.css";

drawLastLook();
keepDroppedFiles();

createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
