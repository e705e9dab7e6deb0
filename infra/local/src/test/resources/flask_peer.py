"""The peer of EventsBench: a Flask app that keeps the same events in a dict, as the original system does."""
import logging
import sys
import time

from flask import Flask, jsonify, request

app = Flask(__name__)
sessions = {}


@app.post("/api/track")
def track():
    body = request.get_json()
    session = sessions.setdefault(
        body["session_id"], {"clicks": 0, "hovers": 0, "active_ms": 0, "points": [], "batches": set()}
    )
    if body["batch_id"] in session["batches"]:
        return jsonify(status="tracked", accepted=0, duplicates=len(body["events"]))
    session["batches"].add(body["batch_id"])
    for event in body["events"]:
        data = event["data"]
        session["clicks" if event["type"] == "click" else "hovers"] += 1
        session["active_ms"] += data.get("duration", 0)
        session["points"].append((data.get("x"), data.get("y"), event["type"], time.time()))
    return jsonify(status="tracked", accepted=len(body["events"]), duplicates=0)


logging.getLogger("werkzeug").setLevel(logging.ERROR)
app.run(host="127.0.0.1", port=int(sys.argv[1]), threaded=True)
