/** Everything on the page is of the library that was open: another one begins with a new page. */
export function startAnew() {
  location.hash = "";
  location.reload();
}
