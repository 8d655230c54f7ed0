/**
 * CommonMark in which every tag of HTML is words. The editor would take it for markup and build elements of it, which those
 * of another's making can break; reports show it as words, too. Only the marks that the editor itself writes stay.
 */
export const literalTags = (markdown: string) =>
  markdown.replace(/<(?!\/?(?:em|strong)>)(?=[a-z][a-z\d-]*[\s/>]|[/!?])/gi, "&lt;");
