import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { messageOf } from "../api/error";
import type { NetworkRequest } from "../api/types";
import { count } from "../lib/count";
import { momentInWords } from "../lib/dates";
import { sizeInWords } from "../lib/fileSize";
import { changePreferences, usePreferences } from "../queries/preferences";
import { requestsQuery } from "../queries/requests";
import { IconButton } from "../ui/Button";
import { Callout } from "../ui/Callout";
import { seen } from "../ui/seen";
import { Setting } from "./Setting";

/** Who may be asked on the network, and every request that was made. */
export function NetworkSettings() {
  const { captureSites } = usePreferences();
  return (
    <div className="settings">
      <Setting
        name="Allowed"
        note="Tickmark asks nobody on the network but a site that you allow, once or for good, to fetch an article or a copy of a source."
      >
        {captureSites.length === 0 ? (
          <p>No site is allowed for good.</p>
        ) : (
          <ul className="settings__sites" aria-label="Sites that are allowed for good">
            {captureSites.map((site) => (
              <li key={site}>
                {site}
                <IconButton
                  label={`Ask again before fetching from ${site}`}
                  onPress={() => changePreferences({ captureSites: captureSites.filter((other) => other !== site) })}
                >
                  <X />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
      </Setting>
      <Setting
        name="Requests"
        note="Every request is noted in the library before it is made, those for confidential sources too. Links that you open are the browser’s, and are not here."
      >
        <Requests />
      </Setting>
    </div>
  );
}

function Requests() {
  const { data, error } = useQuery(requestsQuery);
  if (error) return <Callout tone="problem">{messageOf(error)}</Callout>;
  if (!data) return null;
  if (data.total === 0) return <p>No request was ever made for this library.</p>;
  return (
    <>
      <ol className="settings__requests" aria-label="Requests, the newest first">
        {data.requests.map((request) => (
          <li key={request.id}>
            <bdi className="settings__address">{seen(request.url)}</bdi>
            <span className="settings__note">{toldOf(request)}</span>
          </li>
        ))}
      </ol>
      {data.total > data.requests.length && (
        <p className="settings__note">The newest of {count(data.total, "request")}.</p>
      )}
    </>
  );
}

const purposes: Record<NetworkRequest["purpose"], string> = {
  article: "an article",
  version: "a new version of",
  copy: "a copy of",
};

/** When, for whom and what for a request was made, and what came of it. */
function toldOf({ at, person, purpose, about, answer, bytes }: NetworkRequest): string {
  const what =
    purpose === "article" ? purposes.article : `${purposes[purpose]} ${about ? `“${about}”` : "what is gone since"}`;
  return `${momentInWords(at)}, ${person}, for ${what}: ${answer || "no answer was noted"}, ${sizeInWords(bytes)}`;
}
