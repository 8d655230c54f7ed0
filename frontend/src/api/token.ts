/**
 * In browser mode the address that `tickmark serve` prints carries a token. It is kept for this tab and taken out of
 * the address, so that it gets into no history, bookmark or screenshot. The window needs none.
 */
export const token = takeToken();

function takeToken(): string | null {
  const address = new URL(location.href);
  const given = address.searchParams.get("token");
  if (given === null) return sessionStorage.getItem("token");
  sessionStorage.setItem("token", given);
  address.searchParams.delete("token");
  history.replaceState(history.state, "", address);
  return given;
}
