/** The style of all pages: one column, light or dark as the person's system is. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #f4f5f2; --card: #ffffff; --ink: #1d2320; --faint: #56605a; --line: #c9d0ca; --edge: #7a857e;
  --accent: #1f6b45; --on-accent: #ffffff; --wrong: #a3261d; --code: #eef1ed;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #141816; --card: #1d2320; --ink: #eef1ed; --faint: #a9b4ad; --line: #3c4640; --edge: #84918a;
    --accent: #6fcf9b; --on-accent: #0e1a13; --wrong: #ff9d94; --code: #141816;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 1.5rem 1rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
main {
  max-width: 32rem; margin: 6vh auto 0; padding: 1.75rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 0.75rem;
}
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
p { margin: 0 0 1rem; overflow-wrap: anywhere; }
.sandbox {
  margin: 0 0 1.25rem; padding-bottom: 1rem; border-bottom: 1px solid var(--line);
  color: var(--faint); font-size: 0.875rem;
}
.wrong { color: var(--wrong); font-weight: 600; }
.code {
  display: block; margin: 0 0 1rem; padding: 0.75rem 1rem; border-radius: 0.5rem; background: var(--code);
  font: 600 1.75rem/1.3 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; letter-spacing: 0.08em; text-align: center;
}
.faint { color: var(--faint); font-size: 0.9375rem; }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; min-width: 0; }
legend, .label { display: block; margin: 0 0 0.5rem; padding: 0; font-weight: 600; }
.person {
  display: flex; gap: 0.75rem; align-items: flex-start; margin: 0 0 0.5rem; padding: 0.75rem 1rem;
  border: 1px solid var(--line); border-radius: 0.5rem; cursor: pointer;
}
.person:has(input:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.person input { flex: none; width: 1.125rem; height: 1.125rem; margin: 0.1875rem 0 0; accent-color: var(--accent); }
.person span { min-width: 0; overflow-wrap: anywhere; }
.person small { display: block; color: var(--faint); font-size: 0.875rem; }
input[type="text"] {
  display: block; width: 100%; margin: 0 0 1.25rem; padding: 0.625rem 0.75rem; border: 1px solid var(--edge);
  border-radius: 0.5rem; background: var(--card); color: inherit; font: inherit; letter-spacing: 0.08em; text-transform: uppercase;
}
.buttons { display: flex; flex-wrap: wrap; gap: 0.75rem; }
main > :last-child, form > :last-child { margin-bottom: 0; }
button {
  padding: 0.625rem 1.25rem; border: 1px solid var(--edge); border-radius: 0.5rem; background: transparent;
  color: inherit; font: inherit; font-weight: 600; cursor: pointer;
}
button.allow { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
:focus-visible, .person:focus-within { outline: 3px solid var(--accent); outline-offset: 2px; }
.person input:focus-visible { outline: none; }
`;
