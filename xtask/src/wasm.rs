//! The WebAssembly module and its JavaScript.
//!
//! `wasm-pack build wasm` gives the same; this way needs no program beyond cargo, and the version of the
//! generator is fixed by `Cargo.lock`.

use std::env;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::command::{self, Done};
use crate::{node, package, workspace};

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the npm package into `wasm/dist`, and what the page needs of it into `web-demo/pkg`.
pub(crate) fn build() -> Done {
    install_target()?;
    let mut call = command::cargo(["build", "--release", "--package", "kinfocus-wasm", "--target", TARGET]);
    // Only what is built for WebAssembly is built with these.
    call.env("CARGO_ENCODED_RUSTFLAGS", without_own_paths().join("\u{1f}"));
    command::run(call)?;

    let module = workspace::target().join(TARGET).join("release/kinfocus_wasm.wasm");
    let dist = workspace::root().join("wasm/dist");
    empty(&dist)?;
    for (kind, choose) in KINDS {
        let mut bindgen = Bindgen::new();
        bindgen.input_path(&module).out_name("kinfocus_wasm").typescript(true);
        // A third of the module's size, and of use to a debugger only.
        bindgen.remove_name_section(true).remove_producers_section(true);
        bindgen.omit_default_module_path(false);
        choose(&mut bindgen)?;
        bindgen
            .generate(dist.join(kind))
            .map_err(|error| format!("the JavaScript for {kind} could not be generated: {error:#}"))?;
        plain_types(&dist.join(kind).join("kinfocus_wasm.d.ts"))?;
    }
    optimize(&dist)?;
    package::complete(&dist)?;

    let page = workspace::root().join("web-demo/pkg");
    empty(&page)?;
    copy(&dist.join("web"), &page)?;
    report_size(&dist.join("web/kinfocus_wasm_bg.wasm"))
}

/// What keeps paths of this machine out of the module: where a panic would come from is told by crate alone.
fn without_own_paths() -> Vec<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok()).into_iter().flatten();
    let crates = registries.flatten().map(|folder| (folder.path(), "crates"));
    let remap = |(folder, name): (PathBuf, &str)| format!("--remap-path-prefix={}={name}", folder.display());
    crates.chain([(workspace::root().to_owned(), "kinfocus")]).map(remap).collect()
}

/// Sets what kind of JavaScript is generated.
type Choose = fn(&mut Bindgen) -> Done;

/// The folders of the package, each with its kind.
const KINDS: [(&str, Choose); 3] = [
    ("web", |bindgen| chosen(bindgen.web(true))),
    ("bundler", |bindgen| chosen(bindgen.bundler(true))),
    ("node", |bindgen| chosen(bindgen.nodejs(true))),
];

fn chosen<T, E: Display>(result: Result<T, E>) -> Done {
    result.map(drop).map_err(|error| error.to_string())
}

/// Takes `[Symbol.dispose]` out of the declarations: TypeScript knows it only with a newer library than ES2022, and
/// would refuse the whole file. `free()` does the same.
fn plain_types(file: &Path) -> Done {
    let failed = |error| format!("{} could not be rewritten: {error}", file.display());
    let text = fs::read_to_string(file).map_err(failed)?;
    let lines: Vec<_> = text.lines().filter(|line| line.trim() != "[Symbol.dispose](): void;").collect();
    fs::write(file, lines.join("\n") + "\n").map_err(failed)
}

/// Installs the standard library for WebAssembly where it is missing.
fn install_target() -> Done {
    let query = command::program("rustc", ["--print", "target-libdir", "--target", TARGET]);
    if command::output(query).is_ok_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    if command::find("rustup").is_none() {
        return Err(format!(
            "Rust's {TARGET} target is missing: install rustup from https://rustup.rs, or the target by your system's packages"
        ));
    }
    command::run(command::program("rustup", ["target", "add", TARGET]))
}

/// Makes the module a few per cent smaller, if the npm package `binaryen` happens to be installed. Never by a
/// wasm-opt of the system: that of Debian writes a module that does not load.
fn optimize(dist: &Path) -> Done {
    let tool = workspace::root().join("node_modules/binaryen/bin/wasm-opt");
    if !tool.is_file() {
        return Ok(());
    }
    for (kind, _) in KINDS {
        let module = dist.join(kind).join("kinfocus_wasm_bg.wasm");
        let mut call = command::program("node", [tool.as_os_str(), "-O3".as_ref(), "-o".as_ref()]);
        call.arg(&module).arg(&module);
        command::run(call)?;
    }
    Ok(())
}

/// Says how large the module is, and how large on its way to a browser if Node is there to tell.
fn report_size(module: &Path) -> Done {
    let raw = fs::metadata(module).map_err(|error| format!("no module was built: {error}"))?.len();
    let count = "console.log(require('zlib').gzipSync(require('fs').readFileSync(process.argv[1]), { level: 9 }).length)";
    let packed = node::find()
        .and_then(|node| command::output(command::program(node, ["-e".as_ref(), count.as_ref(), module.as_os_str()])));
    match packed {
        Ok(packed) => println!("wasm/dist: the module has {raw} bytes, {} with gzip", packed.trim()),
        Err(_) => println!("wasm/dist: the module has {raw} bytes"),
    }
    Ok(())
}

/// Leaves an empty folder here.
fn empty(folder: &Path) -> Done {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{} could not be emptied: {error}", folder.display()))?;
    }
    fs::create_dir_all(folder).map_err(|error| format!("{} could not be made: {error}", folder.display()))
}

/// Copies the files of a folder.
fn copy(from: &Path, to: &Path) -> Done {
    for file in workspace::files_ending(from, "") {
        let name = file.file_name().unwrap_or_default();
        fs::copy(&file, to.join(name)).map_err(|error| format!("{} could not be copied: {error}", file.display()))?;
    }
    Ok(())
}
