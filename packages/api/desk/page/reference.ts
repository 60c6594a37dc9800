/** What `standalone.js` of @scalar/api-reference leaves on the page. */
interface Scalar {
  createApiReference(selector: string, configuration: Readonly<Record<string, unknown>>): unknown;
}

declare const Scalar: Scalar;

// Everything that would ask anybody else but this service is off.
Scalar.createApiReference('#reference', {
  url: 'openapi.json',
  telemetry: false,
  withDefaultFonts: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true, hideAddApi: true },
  mcp: { disabled: true },
  theme: 'default',
  customCss: `:root {
    --scalar-font: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
    --scalar-font-code: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  }`,
});
