import type { Exchange } from '../exchange.ts';
import { splitTarget, type SandboxResponse } from '../http-message.ts';
import { isOfThisRegion } from '../identity-center/of-this-region.ts';
import type { DeviceAuthorization } from '../identity-center/sign-in-store.ts';
import { sameText } from '../same-text.ts';
import type { WorldIdentityCenter } from '../world.ts';
import { consentForm } from './consent-form.ts';
import { html } from './html.ts';
import { endPage, page } from './page.ts';
import { formOf, queryOf, type PageFields } from './page-fields.ts';

/** The page where a person approves a device code. */
export function devicePage(exchange: Exchange): SandboxResponse {
  const { request, draft } = exchange;
  draft.operation = 'DevicePage';
  const answered = request.method === 'POST';
  const fields = answered ? formOf(exchange) : queryOf(exchange);
  const typed = fields.get('user_code')?.trim() ?? '';
  if (typed === '') return askForCode(exchange, 200, undefined);
  const device = exchange.signIns.deviceOfUserCode(typed);
  const center = device === undefined ? undefined : exchange.world.identityCenter(device.startUrl);
  // The page of another region does not know the code (aws-wire §3.1).
  if (device === undefined || center === undefined || !isOfThisRegion(request, center))
    return askForCode(exchange, 404, 'No request waits under this code. Look at it again in your program.');
  if (exchange.now >= device.expiresAt)
    return endPage(410, 'This code has expired', 'Start the sign-in again in your program.');
  if (device.state.kind !== 'pending')
    return endPage(410, 'This request has been answered', 'Start the sign-in again in your program.');
  const asked = { exchange, device, center };
  return answered ? answerDevice(asked, fields) : ask(asked, 200, undefined);
}

function askForCode(exchange: Exchange, status: number, wrong: string | undefined): SandboxResponse {
  const { path } = splitTarget(exchange.request.target);
  return page(status, {
    title: 'Enter the code',
    body: html`${wrong === undefined ? undefined : html`<p class="wrong" role="alert">${wrong}</p>`}
      <form method="get" action="${path}">
        <label class="label" for="user_code">Code that your program shows</label>
        <input
          type="text"
          id="user_code"
          name="user_code"
          required
          autofocus
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          maxlength="16"
          placeholder="XXXX-XXXX"
        />
        <p class="buttons"><button class="allow" type="submit">Next</button></p>
      </form>`,
  });
}

interface Asked {
  readonly exchange: Exchange;
  readonly device: DeviceAuthorization;
  readonly center: WorldIdentityCenter;
}

function ask({ exchange, device, center }: Asked, status: number, wrong: string | undefined): SandboxResponse {
  const { path } = splitTarget(exchange.request.target);
  return page(status, {
    title: `Let ${device.client.name} sign in?`,
    body: html`<p>Go on only if your program shows the same code:</p>
      <strong class="code">${device.userCode}</strong>
      ${consentForm({
        action: path,
        center,
        clientName: device.client.name,
        scopes: device.client.scopes,
        hidden: { user_code: device.userCode, form_key: device.formKey },
        wrong,
      })}`,
  });
}

function answerDevice(asked: Asked, fields: PageFields): SandboxResponse {
  const { exchange, device, center } = asked;
  if (!sameText(device.formKey, fields.get('form_key') ?? ''))
    return ask(asked, 403, 'This answer did not come from this page. Please answer again.');
  switch (fields.get('decision')) {
    case 'deny':
      device.state = { kind: 'denied' };
      return endPage(200, 'Request denied', 'Nobody was signed in. You can close this window.');
    case 'allow': {
      const person = fields.get('person') ?? '';
      if (!center.people.some(({ name }) => name === person)) return ask(asked, 400, 'Choose who you are.');
      device.state = { kind: 'approved', person };
      exchange.draft.caller = person;
      return endPage(200, 'Request approved', 'You can close this window and go back to your program.');
    }
    default:
      return ask(asked, 400, 'Choose whether to allow or to deny.');
  }
}
