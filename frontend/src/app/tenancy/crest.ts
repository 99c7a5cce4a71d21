/** An authority's crest as an image source. The API gives the SVG itself; as an image it can run nothing. */
export function crestSource(crest: string | null | undefined): string | null {
  if (!crest) return null;
  return crest.trimStart().startsWith('<') ? `data:image/svg+xml,${encodeURIComponent(crest)}` : crest;
}
