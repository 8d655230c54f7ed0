import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { FaultBoundary } from "./app/FaultBoundary";
import { drawLastLook } from "./app/look";
import { keepDroppedFiles } from "./lib/fileDrag";
import { queryClient } from "./queries/client";
import "./styles/index.css";

drawLastLook();
keepDroppedFiles();

createRoot(document.getElementById("root") as HTMLElement, {
  // The person is told by the boundary; this is for whoever looks for the reason.
  onCaughtError: (error) => console.warn("could not be shown:", error),
}).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <FaultBoundary place="">
        <App />
      </FaultBoundary>
    </QueryClientProvider>
  </StrictMode>,
);
