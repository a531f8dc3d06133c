import type { Document, FileForm, Form, FormInput, ReplyFile, Result } from '../../src/index.ts';

/** What the page needs of one platform: payloads as they would be sent, and what comes back read as the platform reads it. */
interface Face {
  /** The messages of a digest. */
  renderPost(document: Document): readonly object[];
  /** The messages of an answer. */
  render(
    document: Document,
    showing: { readonly onlyPerson: boolean; readonly file?: ReplyFile | undefined },
  ): readonly object[];
  renderForm(form: Form): object;
  actionOf(pressed: unknown): string | null;
  readForm(submitted: unknown): {
    readonly formId: string;
    readonly typed: FormInput;
    /** What the platform itself would not take, by question. */
    readonly errors?: Readonly<Record<string, string>>;
  } | null;
}

/** Both platforms, as their adapters give them. */
export interface Faces {
  readonly discord: Face & {
    check(token: string): Promise<Result<{ readonly name: string; readonly inviteUrl: string }>>;
  };
  readonly slack: Face & {
    /** Only Slack asks for a file by a form. */
    renderFileForm(form: FileForm): object;
    readFileForm(submitted: unknown): { readonly path: string; readonly option: string } | null;
    manifest(): { readonly json: string; readonly createUrl: string };
    check(tokens: { readonly botToken: string; readonly appToken: string }): Promise<{
      readonly bot: Result<string>;
      readonly app: Result<string>;
    }>;
  };
}
