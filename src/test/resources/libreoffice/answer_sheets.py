"""Does at LibreOffice what an operator does: opens a sheet, types answers, saves it as other formats.

Usage: answer_sheets.py PROFILE_FOLDER LOCALE JOBS. JOBS is a JSON list of
{"open": file, "filter": name, "options": text, "steps": [{"type": [[row, column, text]], "save": file, "filter": name, "options": text}]}.
"""

import json
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PATIENCE = 60


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items() if value)


def make_profile(folder, locale):
    user = os.path.join(folder, "user")
    os.makedirs(user, exist_ok=True)
    with open(os.path.join(user, "registrymodifications.xcu"), "w", encoding="utf-8") as settings:
        settings.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
            '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">'
            f"<value>{locale}</value></prop></item></oor:items>\n"
        )


def start(folder):
    pipe = "docket" + str(os.getpid())
    office = subprocess.Popen(
        [
            "soffice",
            "-env:UserInstallation=" + uno.systemPathToFileUrl(folder),
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + PATIENCE
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            if time.monotonic() > end or office.poll() not in (None, 81):
                raise
            time.sleep(0.1)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    return office, desktop


def work(desktop, job):
    document = desktop.loadComponentFromURL(
        uno.systemPathToFileUrl(job["open"]),
        "_blank",
        0,
        properties(Hidden=True, FilterName=job.get("filter"), FilterOptions=job.get("options")),
    )
    try:
        sheet = document.Sheets.getByIndex(0)
        for step in job["steps"]:
            for row, column, text in step["type"]:
                cell = sheet.getCellByPosition(column, row)
                if "\n" in text:
                    cell.setString(text)
                else:
                    # As typed at the keyboard, in the words of the locale.
                    cell.FormulaLocal = text
            document.storeToURL(
                uno.systemPathToFileUrl(step["save"]),
                properties(FilterName=step["filter"], FilterOptions=step.get("options")),
            )
    finally:
        document.close(True)


def main():
    folder, locale, jobs = sys.argv[1:]
    make_profile(folder, locale)
    office, desktop = start(folder)
    try:
        with open(jobs, encoding="utf-8") as file:
            for job in json.load(file):
                work(desktop, job)
    finally:
        try:
            desktop.terminate()
        except Exception:
            office.terminate()
        office.wait(PATIENCE)


main()
