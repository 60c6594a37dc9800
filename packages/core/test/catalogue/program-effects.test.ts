import { describe, expect, it } from 'vitest';
import { catalogue, catalogueEntry, isCode } from '../../src/catalogue/catalogue.ts';
import { programEffects } from '../../src/catalogue/effects/program-effects.ts';
import { programIds } from '../../src/programs/program.ts';

const codes = Object.keys(catalogue).filter(isCode);

describe('programEffects', () => {
  it.each(codes)('%s says of every program, once, what it does', (code) => {
    const effects = programEffects(code);
    expect(effects.flatMap(({ programs }) => programs).toSorted()).toEqual([...programIds].toSorted());
    for (const { effect } of effects) expect(effect).toMatch(/[.!?]$/u);
  });

  it.each(codes)('%s never puts a program that it hurts together with one that it does not', (code) => {
    const hurt = new Set(catalogueEntry(code).programs);
    for (const { programs } of programEffects(code))
      expect(new Set(programs.map((id) => hurt.has(id))).size, programs.join(' ')).toBe(1);
  });

  it('tells programs apart where the grammar of the AWS files does', () => {
    const of = (program: string): string | undefined =>
      programEffects('aws-header-comment-glued').find(({ programs }) => programs.some((id) => id === program))?.effect;
    expect(of('sdk-js@3')).toContain('section above');
    expect(of('cyberduck@9.5')).toContain('Refuses both files');
    expect(of('aws-cli@2')).toBe('Passes over the comment.');
  });

  it('tells eras of Cyberduck apart', () => {
    const groups = programEffects('bookmark-aws-role-not-assumed').map(({ programs }) => programs[0]);
    expect(groups.slice(0, 3)).toEqual(['cyberduck@9.4', 'cyberduck@9.2', 'cyberduck@9.5']);
  });
});
