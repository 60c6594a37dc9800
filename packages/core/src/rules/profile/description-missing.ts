import { profileRule, type ProfileRule } from '../rule.ts';

export const profileDescriptionMissing: ProfileRule = profileRule('profile-description-missing', (profile, report) => {
  // A profile of the application itself has a label of its own.
  if (profile.flags.get('Bundled')?.value === true) return;
  const description = profile.strings.get('Description');
  if (description !== undefined && description.value.trim() !== '') return;
  const { start } = profile.dict.span;
  report({
    file: profile.file,
    span: description?.keySpan ?? { start, end: start + '<dict>'.length },
    facts: { state: description === undefined ? 'missing' : 'blank' },
  });
});
