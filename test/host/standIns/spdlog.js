// Stands in for @vscode/spdlog, the native module behind VS Code's log files. It cannot be built without a C++ compiler,
// and without it every output channel stays empty. Same API, plain files: no rotation, and each line is written at once.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const LEVEL_NAMES = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];
const LogLevel = { Trace: 0, Debug: 1, Info: 2, Warning: 3, Error: 4, Critical: 5, Off: 6 };

let levelOfNewLoggers = LogLevel.Info;

function setLevel(level) {
  levelOfNewLoggers = level;
}

function setFlushOn(_level) {}

function timestamp(now) {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 23).replace('T', ' ');
}

class Logger {
  constructor(_type, _name, filename) {
    this.filename = filename;
    this.level = levelOfNewLoggers;
    this.isFormatted = true;
    if (filename) mkdirSync(dirname(filename), { recursive: true });
  }
  write(level, message) {
    if (level < this.level || !this.filename) return;
    const text = this.isFormatted ? `${timestamp(new Date())} [${LEVEL_NAMES[level]}] ${message}\n` : message;
    try {
      appendFileSync(this.filename, text);
    } catch {
      // The folder of the log may be gone while a window closes; a log line is not worth a crash.
    }
  }
  trace(message) {
    this.write(LogLevel.Trace, message);
  }
  debug(message) {
    this.write(LogLevel.Debug, message);
  }
  info(message) {
    this.write(LogLevel.Info, message);
  }
  warn(message) {
    this.write(LogLevel.Warning, message);
  }
  error(message) {
    this.write(LogLevel.Error, message);
  }
  critical(message) {
    this.write(LogLevel.Critical, message);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern(_pattern) {
    this.isFormatted = true;
  }
  clearFormatters() {
    this.isFormatted = false;
  }
  flush() {}
  drop() {
    this.filename = undefined;
  }
}

async function createRotatingLogger(name, filename) {
  return new Logger('rotating', name, filename);
}

async function createAsyncRotatingLogger(name, filename) {
  return new Logger('rotating_async', name, filename);
}

exports.version = 11100;
exports.LogLevel = LogLevel;
exports.Logger = Logger;
exports.setLevel = setLevel;
exports.setFlushOn = setFlushOn;
exports.createRotatingLogger = createRotatingLogger;
exports.createAsyncRotatingLogger = createAsyncRotatingLogger;
