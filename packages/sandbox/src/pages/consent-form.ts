import type { WorldIdentityCenter } from '../world.ts';
import { html, type Html } from './html.ts';

export interface ConsentForm {
  readonly action: string;
  readonly center: WorldIdentityCenter;
  readonly clientName: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly scopes: readonly string[];
  /** What was wrong with the last answer. */
  readonly wrong: string | undefined;
}

/** Who are you, and may the program in? */
export function consentForm(form: ConsentForm): Html {
  const { people } = form.center;
  const only = people.length === 1;
  return html`${form.wrong === undefined ? undefined : html`<p class="wrong" role="alert">${form.wrong}</p>`}
    <form method="post" action="${form.action}">
      ${Object.entries(form.hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <fieldset>
        <legend>Sign in as</legend>
        ${people.map(
          ({ name, displayName, assignments }) =>
            html`<label class="person">
              <input type="radio" name="person" value="${name}" required${only ? html` checked` : undefined} />
              <span
                >${displayName ?? name}<small
                  >${name}, ${placesOf(new Set(assignments.map(({ account }) => account)).size)}</small
                ></span
              >
            </label> `,
        )}
      </fieldset>
      <p class="faint">
        ${form.clientName} will see the accounts of this person and may sign in to
        them${form.scopes.length === 0 ? '' : ` (${form.scopes.join(', ')})`}.
      </p>
      <p class="buttons">
        <button class="allow" type="submit" name="decision" value="allow">Allow access</button>
        <button type="submit" name="decision" value="deny" formnovalidate>Deny</button>
      </p>
    </form>`;
}

function placesOf(count: number): string {
  if (count === 0) return 'assigned to no account';
  return count === 1 ? 'assigned to 1 account' : `assigned to ${count} accounts`;
}
