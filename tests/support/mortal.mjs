// Loaded into a run of the bot before its own code (node --import): kills it at the nth database statement that matches
// MORTAL.sql, before or after that is carried out.
import Database from 'libsql';

const { sql, nth, when } = JSON.parse(process.env['MORTAL'] ?? '{"sql":"$^"}');
const pattern = new RegExp(sql, 's');
let seen = 0;

function die() {
  process.kill(process.pid, 'SIGKILL');
}

const { prepare } = Database.prototype;
Database.prototype.prepare = function prepareMortal(text) {
  const statement = prepare.call(this, text);
  if (!pattern.test(text)) return statement;
  for (const name of ['run', 'all']) {
    const act = statement[name].bind(statement);
    statement[name] = (...given) => {
      const last = ++seen === nth;
      if (last && when === 'before') die();
      const result = act(...given);
      if (last) die();
      return result;
    };
  }
  return statement;
};
